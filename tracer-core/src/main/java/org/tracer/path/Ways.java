package org.tracer.path;

/**
 * The best few of the ways offered, smallest key first; of equal keys the one offered first. Offers
 * cost O(k) where they are taken, O(1) where they are not.
 */
final class Ways {

  private final long[] keys;
  private final int[] rows;
  private final int[] ranks;
  private int size;

  Ways(int most) {
    keys = new long[most];
    rows = new int[most];
    ranks = new int[most];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  long key(int index) {
    return keys[index];
  }

  int row(int index) {
    return rows[index];
  }

  int rank(int index) {
    return ranks[index];
  }

  /** Takes the way if it is among the best; false if it is not, and then no worse one is either. */
  boolean offer(long key, int row, int rank) {
    if (size == keys.length && key >= keys[size - 1]) {
      return false;
    }
    int at = size < keys.length ? size++ : size - 1;
    for (; at > 0 && keys[at - 1] > key; at--) {
      keys[at] = keys[at - 1];
      rows[at] = rows[at - 1];
      ranks[at] = ranks[at - 1];
    }
    keys[at] = key;
    rows[at] = row;
    ranks[at] = rank;
    return true;
  }
}
