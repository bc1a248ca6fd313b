package org.tracer.source.blocks;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.source.codec.BlockHeader;

/** A block with what its check found: the ids of its transactions, or why it is refused. */
final class CheckedBlock {

  static final int NO_HEIGHT = CoinbaseHeight.NONE;

  private final FoundBlock found;
  private final byte[] ids;
  private final int statedHeight;
  private final @Nullable String refusal;

  private CheckedBlock(FoundBlock found, byte[] ids, int statedHeight, @Nullable String refusal) {
    this.found = found;
    this.ids = ids;
    this.statedHeight = statedHeight;
    this.refusal = refusal;
  }

  static CheckedBlock accepted(FoundBlock found, byte[] ids, int statedHeight) {
    return new CheckedBlock(found, ids, statedHeight, null);
  }

  static CheckedBlock refused(FoundBlock found, String reason) {
    return new CheckedBlock(found, new byte[0], NO_HEIGHT, reason);
  }

  FoundBlock found() {
    return found;
  }

  BlockHeader header() {
    return found.header();
  }

  int transactionCount() {
    return ids.length / Hash256.LENGTH;
  }

  TxId id(int index) {
    return TxId.read(ids, Hash256.LENGTH * index);
  }

  /** The height that the coinbase states (BIP 34), or {@link #NO_HEIGHT}. */
  int statedHeight() {
    return statedHeight;
  }

  /** Why the block must not be used; null if it may. */
  @Nullable String refusal() {
    return refusal;
  }
}
