package org.tracer.source.index;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether two long lists hold the same pairs without keeping either: each pair of the one is
 * added as a keyed 128-bit hash, each pair of the other subtracted, and what is left is zero. The
 * key is random and new for each use, so lists that differ leave zero once in 2^80 times or less,
 * whoever made them. Sums are kept apart by ranges of the pair's first number, which says where the
 * lists differ. At most 4 MB. Safe for several threads.
 */
final class PairSums {

  private static final int MOST_RANGE_BITS = 18;

  private final long count;
  private final int shift;
  private final AtomicLongArray first;
  private final AtomicLongArray second;

  /**
   * @param count what the first numbers are less than
   */
  PairSums(long count) {
    this.count = count;
    shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(count) - MOST_RANGE_BITS);
    int ranges = (int) (count >>> shift) + 1;
    first = new AtomicLongArray(ranges);
    second = new AtomicLongArray(ranges);
  }

  /**
   * @param number first of the pair
   * @param times how often it is added; negative to subtract
   * @param hash of the whole pair
   * @throws IndexOutOfBoundsException if there is no such number
   */
  void add(long number, long times, KeyedHash hash) {
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException("number " + number + " of " + count);
    }
    int range = (int) (number >>> shift);
    first.addAndGet(range, times * hash.first());
    second.addAndGet(range, times * hash.second());
  }

  /** Beginning of the first range in which the lists differ; -1 if there is none. */
  long firstDifference() {
    for (int range = 0; range < first.length(); range++) {
      if (first.get(range) != 0 || second.get(range) != 0) {
        return (long) range << shift;
      }
    }
    return -1;
  }
}
