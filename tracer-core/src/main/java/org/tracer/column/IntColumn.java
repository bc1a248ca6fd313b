package org.tracer.column;

import java.util.Arrays;
import java.util.Objects;

/** A growable array of {@code int}. Appending is amortised O(1). Confined to one thread. */
public final class IntColumn {

  private int[] values;
  private int size;

  public IntColumn() {
    this(16);
  }

  public IntColumn(int capacity) {
    values = new int[Math.max(4, capacity)];
  }

  public int size() {
    return size;
  }

  public int get(int index) {
    return values[Objects.checkIndex(index, size)];
  }

  public void set(int index, int value) {
    values[Objects.checkIndex(index, size)] = value;
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Capacity.grown(size));
    }
    values[size++] = value;
  }
}
