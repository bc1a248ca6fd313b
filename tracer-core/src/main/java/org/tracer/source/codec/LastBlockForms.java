package org.tracer.source.codec;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockRef;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.TransactionForm;

/**
 * How transactions are written, from the bytes of their blocks. Where the transactions of a block
 * lie is remembered of the last one only: whoever asks in chain order has each block walked once.
 * Nothing is hashed. Memory: 4 bytes a transaction of one block. Confined to one thread.
 */
public final class LastBlockForms {

  private static final int LEAST_TRANSACTION = 60;

  private @Nullable BlockHash block;
  private int[] offsets = {};

  /**
   * The form of the transaction at a place of a block. O(length) for another block than the last.
   *
   * @param source holds the block from {@code offset} on
   * @throws MalformedDataException if the block is damaged or holds no such transaction
   */
  public TransactionForm read(BlockRef at, int index, byte[] source, int offset, int length) {
    if (!at.hash().equals(block)) {
      offsets = walk(source, offset, length);
      block = at.hash();
    }
    if (index >= offsets.length) {
      throw new MalformedDataException(
          "a block does not hold the transaction asked for",
          "block " + at.hash() + ", transaction " + index + " of " + offsets.length,
          "");
    }
    int start = offset + offsets[index];
    return RawTransaction.read(new ByteCursor(source, start, offset + length - start)).form();
  }

  private static int[] walk(byte[] source, int offset, int length) {
    ByteCursor cursor =
        new ByteCursor(source, offset + BlockHeader.LENGTH, length - BlockHeader.LENGTH);
    int[] found = new int[cursor.readCount(LEAST_TRANSACTION)];
    TransactionCursor transaction = new TransactionCursor();
    for (int i = 0; i < found.length; i++) {
      found[i] = cursor.position() - offset;
      transaction.read(cursor);
    }
    return found;
  }
}
