package org.tracer.source.codec;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.TxId;

/** One input as it is written in a transaction. Immutable. */
public final class RawInput {

  private final TxId spentId;
  private final long spentVout;
  private final byte[] unlockingScript;
  private final long sequence;
  private final List<byte[]> witness;

  RawInput(
      TxId spentId, long spentVout, byte[] unlockingScript, long sequence, List<byte[]> witness) {
    this.spentId = spentId;
    this.spentVout = spentVout;
    this.unlockingScript = unlockingScript;
    this.sequence = sequence;
    this.witness = List.copyOf(witness);
  }

  /** The transaction whose output is spent; all zeros in a coinbase. */
  public TxId spentId() {
    return spentId;
  }

  /** Index of the spent output, 0 to 4,294,967,295; the latter in a coinbase. */
  public long spentVout() {
    return spentVout;
  }

  public byte[] unlockingScript() {
    return unlockingScript.clone();
  }

  /** Four bytes as an unsigned number. */
  public long sequence() {
    return sequence;
  }

  /** The witness stack, bottom first; empty if there is none. Fresh arrays. */
  public List<byte[]> witness() {
    List<byte[]> copy = new ArrayList<>();
    witness.forEach(item -> copy.add(item.clone()));
    return copy;
  }
}
