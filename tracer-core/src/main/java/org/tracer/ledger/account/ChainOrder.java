package org.tracer.ledger.account;

/**
 * Where a transfer stands in its chain.
 *
 * @param block height of its block
 * @param transaction place of its transaction in the block; {@link #BLOCK_END} for what the block
 *     itself pays, after all transactions
 * @param index place in the transaction, in the order in which it was executed
 */
public record ChainOrder(long block, int transaction, int index) implements Comparable<ChainOrder> {

  /** Instead of a place in the block: rewards and withdrawals, which no transaction makes. */
  public static final int BLOCK_END = Integer.MAX_VALUE;

  public ChainOrder {
    if (block < 0 || transaction < 0 || index < 0) {
      throw new IllegalArgumentException(block + "/" + transaction + "/" + index);
    }
  }

  /** Before everything in a block. */
  public static ChainOrder beginning(long block) {
    return new ChainOrder(block, 0, 0);
  }

  /** Whether both stand in one transaction, or both behind all of one block. */
  public boolean sameTransaction(ChainOrder other) {
    return block == other.block && transaction == other.transaction;
  }

  @Override
  public int compareTo(ChainOrder other) {
    int order = Long.compare(block, other.block);
    order = order != 0 ? order : Integer.compare(transaction, other.transaction);
    return order != 0 ? order : Integer.compare(index, other.index);
  }
}
