package org.tracer.accounting;

import java.util.Arrays;
import java.util.Objects;

/**
 * Ordered segments in arrays that are used again. Appending joins neighbours of one label and skips
 * zero amounts, so no list ever holds either. Confined to one thread.
 */
public final class SegmentList {

  private int size;
  private int joinFrom;
  private int[] labels = new int[16];
  private long[] amounts = new long[16];

  public void clear() {
    size = 0;
    joinFrom = 0;
  }

  public int size() {
    return size;
  }

  public int label(int index) {
    return labels[Objects.checkIndex(index, size)];
  }

  /** Satoshi in one segment; never zero. */
  public long amount(int index) {
    return amounts[Objects.checkIndex(index, size)];
  }

  public void append(int label, long amount) {
    if (amount == 0) {
      return;
    }
    if (size > joinFrom && labels[size - 1] == label) {
      amounts[size - 1] = Math.addExact(amounts[size - 1], amount);
      return;
    }
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
      amounts = Arrays.copyOf(amounts, 2 * size);
    }
    labels[size] = label;
    amounts[size] = amount;
    size++;
  }

  /** Starts a new run: what follows is not joined with what came before. Returns its index. */
  int startRun() {
    joinFrom = size;
    return size;
  }

  /** Segments from {@code from} to {@code to} as label, amount, label, amount, … */
  public long[] pack(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    long[] packed = new long[2 * (to - from)];
    for (int i = from; i < to; i++) {
      packed[2 * (i - from)] = labels[i];
      packed[2 * (i - from) + 1] = amounts[i];
    }
    return packed;
  }
}
