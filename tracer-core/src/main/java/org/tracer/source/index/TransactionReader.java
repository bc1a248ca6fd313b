package org.tracer.source.index;

import java.util.Arrays;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.error.TracerException;
import org.tracer.ledger.TransactionForm;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.codec.Sha256d;
import org.tracer.source.codec.TransactionCursor;

/** Reads single transactions back from the block files. Used again for each; one thread. */
public final class TransactionReader {

  private final TransactionCursor cursor = new TransactionCursor();
  private final Sha256d digest = new Sha256d();
  private final byte[] hash = new byte[Hash256.LENGTH];
  final long[] pair = new long[2];
  private byte[] bytes = new byte[1 << 12];

  /**
   * Reads a transaction; the other methods speak of it.
   *
   * @param file number of its file among {@code files}
   * @param length bytes, witness included
   */
  public TransactionReader read(BlockBytes files, int file, long offset, int length) {
    if (length > bytes.length) {
      bytes = new byte[2 * length];
    }
    files.read(file, offset, bytes, 0, length);
    try {
      cursor.read(new ByteCursor(bytes, 0, length));
    } catch (TracerException e) {
      throw files.changed(file, offset);
    }
    if (cursor.end() != length) {
      throw files.changed(file, offset);
    }
    return this;
  }

  public TxId id() {
    cursor.writeId(digest, hash, 0);
    return TxId.read(hash, 0);
  }

  boolean hasId(TxId id) {
    return id().equals(id);
  }

  /**
   * Whether other bytes are a transaction with the id that stands in {@code wire}. What is no
   * transaction has none; to say more is left to {@link #read}.
   */
  boolean hasId(byte[] source, int offset, int length, byte[] wire, int at) {
    try {
      cursor.read(new ByteCursor(source, offset, length));
    } catch (TracerException e) {
      return false;
    }
    if (cursor.end() != offset + length) {
      return false;
    }
    cursor.writeId(digest, hash, 0);
    return Arrays.equals(hash, 0, hash.length, wire, at, at + hash.length);
  }

  public OutPoint spent(int vin) {
    return new OutPoint(cursor.spentId(vin), Math.toIntExact(cursor.spentVout(vin)));
  }

  TransactionForm form() {
    return RawTransaction.read(new ByteCursor(bytes, 0, cursor.end())).form();
  }

  public byte[] script(int vout) {
    int from = cursor.scriptOffset(vout);
    return Arrays.copyOfRange(bytes, from, from + cursor.scriptLength(vout));
  }
}
