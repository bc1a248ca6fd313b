package org.tracer.column;

import java.util.Arrays;
import java.util.Objects;

/** A growable array of {@code long}. Appending is amortised O(1). Confined to one thread. */
public final class LongColumn {

  private long[] values;
  private int size;

  public LongColumn() {
    this(16);
  }

  public LongColumn(int capacity) {
    values = new long[Math.max(4, capacity)];
  }

  public int size() {
    return size;
  }

  public long get(int index) {
    return values[Objects.checkIndex(index, size)];
  }

  public void set(int index, long value) {
    values[Objects.checkIndex(index, size)] = value;
  }

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Capacity.grown(size));
    }
    values[size++] = value;
  }
}
