package org.tracer.source.index.build;

import java.util.Arrays;
import org.tracer.succinct.HashedNumbersWriter;

/** Sorts a partition's hashes with their numbers for a lookup table. Used again; one thread. */
final class LookupOrder {

  private final int prefixBits;
  private final int partitionBits;
  private final int numberBits;
  private long[] entries = {};
  private int size;
  private long partition;

  /**
   * @param prefixBits leading bits of a hash that the table keeps
   * @param partitionBits leading bits that all hashes of a partition share
   * @param numberBits bits of the greatest number
   */
  LookupOrder(int prefixBits, int partitionBits, int numberBits) {
    if (prefixBits - partitionBits + numberBits >= Long.SIZE) {
      throw new IllegalArgumentException("too long a chain for its partitions");
    }
    this.prefixBits = prefixBits;
    this.partitionBits = partitionBits;
    this.numberBits = numberBits;
  }

  void start(int ofPartition, int count) {
    partition = ofPartition;
    size = 0;
    if (count > entries.length) {
      entries = new long[count + count / 4];
    }
  }

  void add(long hash, long number) {
    long rest = (hash << partitionBits) >>> (Long.SIZE - (prefixBits - partitionBits));
    entries[size++] = rest << numberBits | number;
  }

  void sort() {
    Arrays.sort(entries, 0, size);
  }

  void write(HashedNumbersWriter table) {
    long high = partition << (prefixBits - partitionBits);
    for (int i = 0; i < size; i++) {
      table.addPrefix(high | entries[i] >>> numberBits, entries[i] & (1L << numberBits) - 1);
    }
  }
}
