package org.tracer.source.index.build;

import org.tracer.error.InvalidInputException;

/**
 * What a build may use.
 *
 * @param memory bytes of heap, at least {@link #LEAST_MEMORY}
 */
public record Resources(long memory, int threads) {

  /** With less, the pieces that are sorted in memory would not fit. */
  public static final long LEAST_MEMORY = 500_000_000L;

  /** Bytes of chain for each transaction, as on mainnet or less. */
  private static final int BYTES_PER_TRANSACTION = 300;

  private static final int TRANSACTIONS_PER_PARTITION = 1 << 16;
  private static final int MOST_PARTITIONS = 1 << 10;
  private static final int LEAST_PARTITIONS = 1 << 4;
  private static final int MOST_CHUNK = 1 << 13;
  private static final int LEAST_CHUNK = 1 << 8;

  public Resources {
    if (memory < LEAST_MEMORY) {
      throw new InvalidInputException(
          "too little memory to build an index",
          memory / 1_000_000 + " MB",
          "Give at least " + LEAST_MEMORY / 1_000_000 + " MB.");
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
  }

  /** A quarter of the machine's memory, which is what Java takes, and all processors. */
  public static Resources ofMachine() {
    Runtime runtime = Runtime.getRuntime();
    return new Resources(
        Math.max(LEAST_MEMORY, runtime.maxMemory()), runtime.availableProcessors());
  }

  /** Into how many parts ids and scripts are spread: small ones fit the processor's cache. */
  int partitions(long blockBytes) {
    long transactions = blockBytes / BYTES_PER_TRANSACTION;
    long wanted = Long.highestOneBit(transactions / TRANSACTIONS_PER_PARTITION * 2 + 1);
    return (int) Math.max(LEAST_PARTITIONS, Math.min(MOST_PARTITIONS, wanted));
  }

  /** Longs written at once of each of {@code buffers} parts, in a sixteenth of the memory. */
  int chunk(int buffers) {
    long longs = Long.highestOneBit(memory / 16 / Long.BYTES / Math.max(1, buffers));
    return (int) Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, longs));
  }
}
