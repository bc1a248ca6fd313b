package org.tracer.source.evm.explorer;

/**
 * How to read an explorer.
 *
 * @param confirmations how many blocks behind the newest one the view ends: explorers do not say
 *     which blocks are final
 * @param pageSize rows asked for at once; Etherscan gives 1,000 without payment
 * @param mostRows how many rows each list of one account may have; what is longer is refused. A row
 *     takes less than a kilobyte of memory
 */
public record ExplorerOptions(int confirmations, int pageSize, int mostRows) {

  /** Ethereum finalises after 64 blocks, and 95 at most while all is well. */
  public static final ExplorerOptions DEFAULTS = new ExplorerOptions(96, 1_000, 300_000);

  public ExplorerOptions {
    if (confirmations < 0 || pageSize < 1 || pageSize > 10_000 || mostRows < 1) {
      throw new IllegalArgumentException(confirmations + ", " + pageSize + ", " + mostRows);
    }
  }
}
