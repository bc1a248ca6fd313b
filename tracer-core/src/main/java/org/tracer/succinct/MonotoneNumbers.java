package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A non-decreasing sequence in about 2 + log2(mean gap) bits an entry, with constant-time access
 * and search (P. Elias, Efficient Storage and Retrieval by Content and Address of Static Files,
 * JACM 1974; R. M. Fano 1971). The low bits stand packed; the rest of entry {@code i} is the place
 * of the {@code i}th one among the high bits. Read by any number of threads.
 */
public final class MonotoneNumbers {

  static final String LOW = ".low";
  static final String HIGH = ".high";

  /** Entries of a bucket that are looked at one by one. */
  private static final int MOST_STEPS = 32;

  private final PackedNumbers low;
  private final BitVector high;
  private final int lowBits;

  /**
   * @param name path of the column's files without their endings
   */
  public MonotoneNumbers(Path name) {
    low = new PackedNumbers(name.resolveSibling(name.getFileName() + LOW));
    high = new BitVector(name.resolveSibling(name.getFileName() + HIGH));
    lowBits = low.width();
    if (low.size() != high.ones()) {
      throw ColumnFailures.damaged(name, "the two files of a column do not belong together");
    }
  }

  public long size() {
    return low.size();
  }

  public long get(long index) {
    return (high.select(index) - index) << lowBits | low.get(index);
  }

  /** Copies {@code count} entries from {@code first} on; cheaper than one at a time. */
  public void get(long first, int count, long[] into) {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(0, count, into.length);
    if (count == 0) {
      return;
    }
    long position = high.select(first);
    for (int i = 0; ; ) {
      into[i] = (position - (first + i)) << lowBits | low.get(first + i);
      if (++i == count) {
        return;
      }
      position = high.next(position + 1);
    }
  }

  /** Puts entries {@code index} and {@code index + 1} into {@code pair}. */
  public void getPair(long index, long[] pair) {
    long position = high.select(index);
    pair[0] = (position - index) << lowBits | low.get(index);
    pair[1] = (high.next(position + 1) - index - 1) << lowBits | low.get(index + 1);
  }

  /** Fetches what {@link #get(long)} will need; see {@link BitVector#fetch}. */
  public long fetch(long index) {
    return high.fetch(index) ^ low.get(index);
  }

  /** Index of the last entry that is at most {@code value}; -1 if there is none. */
  public long lastAtMost(long value) {
    long bucket = value >>> lowBits;
    if (value < 0 || size() == 0) {
      return -1;
    }
    if (bucket >= high.size() - high.ones()) {
      return size() - 1;
    }
    // Entries of the bucket are the ones behind the zero that ends the bucket before.
    long position = bucket == 0 ? 0 : high.selectZero(bucket - 1) + 1;
    long index = position - bucket;
    long rest = value & (1L << lowBits) - 1;
    for (int steps = 0; high.get(position) && low.get(index) <= rest; steps++) {
      if (steps == MOST_STEPS) {
        return searchBucket(bucket, index, rest);
      }
      position++;
      index++;
    }
    return index - 1;
  }

  /** As {@link #lastAtMost}, by halving; for buckets with many entries. */
  private long searchBucket(long bucket, long from, long rest) {
    long begin = from;
    long end = high.selectZero(bucket) - bucket;
    while (begin < end) {
      long middle = (begin + end) >>> 1;
      if (low.get(middle) <= rest) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin - 1;
  }

  /** As {@link #lastAtMost}, with the entry itself: {@code found} gets both; false if none is. */
  public boolean lastAtMost(long value, long[] found) {
    long index = lastAtMost(value);
    if (index < 0) {
      return false;
    }
    found[0] = index;
    // Its one stands before the zero that ends the value's bucket, with no other one between.
    long position = high.previous(Math.min((value >>> lowBits) + index, high.size() - 1));
    found[1] = (position - index) << lowBits | low.get(index);
    return true;
  }

  /** Checks what searches rely on, but not that the low bits ascend. Linear. */
  public void check() {
    low.check();
    high.check();
    // The writer ends the last bucket, and only that one.
    long end = size() == 0 ? 1 : high.select(size() - 1) + 2;
    if (high.size() != end) {
      throw low.damaged("a sequence goes on behind its end");
    }
  }
}
