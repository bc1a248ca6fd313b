package org.tracer.source.index.build;

import java.util.Arrays;

/**
 * An open hash table from 64-bit keys to non-zero values, filled anew for each partition. One
 * thread.
 */
final class HashJoin {

  private final int skippedBits;
  private long[] keys = {};
  private long[] values = {};
  private int mask;
  private int shift;

  /**
   * @param skippedBits leading bits that all keys of a partition share
   */
  HashJoin(int skippedBits) {
    this.skippedBits = skippedBits;
  }

  /** Empties the table and makes room for {@code count} entries. */
  void start(int count) {
    int capacity = Integer.highestOneBit(Math.max(8, count)) << 2;
    if (capacity > keys.length || capacity < keys.length >> 3) {
      keys = new long[capacity];
      values = new long[capacity];
    } else {
      capacity = keys.length;
      Arrays.fill(values, 0);
    }
    mask = capacity - 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
  }

  /** The slot of a key, or the free one where it belongs. */
  int slot(long key) {
    int slot = (int) (key << skippedBits >>> shift);
    while (values[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** The next slot that holds the same key, or a free one. */
  int slotAfter(int slot, long key) {
    int next = slot + 1 & mask;
    while (values[next] != 0 && keys[next] != key) {
      next = next + 1 & mask;
    }
    return next;
  }

  /** What a slot holds; 0 if it is free. */
  long value(int slot) {
    return values[slot];
  }

  void put(int slot, long key, long value) {
    keys[slot] = key;
    values[slot] = value;
  }
}
