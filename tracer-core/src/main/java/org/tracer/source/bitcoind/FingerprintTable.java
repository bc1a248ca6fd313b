package org.tracer.source.bitcoind;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Many values by 64-bit fingerprint, several to one fingerprint if need be: 16 bytes a row and half
 * as much again for room. A match is a hint that the caller checks.
 */
final class FingerprintTable {

  private static final long FREE = -1;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private long[] prints = new long[1 << 10];
  private long[] values = filled(1 << 10);
  private int size;

  /** Adds a row; {@code value} is not negative. */
  void add(long print, long value) {
    if (size >= prints.length / 4 * 3) {
      grow();
    }
    place(print, value);
    size++;
  }

  /** The first value of this fingerprint, oldest first, that passes the check; -1 if none does. */
  long find(long print, LongPredicate check) {
    int mask = prints.length - 1;
    for (int slot = slot(print); values[slot] != FREE; slot = (slot + 1) & mask) {
      if (prints[slot] == print && check.test(values[slot])) {
        return values[slot];
      }
    }
    return FREE;
  }

  private void place(long print, long value) {
    int mask = prints.length - 1;
    int slot = slot(print);
    while (values[slot] != FREE) {
      slot = (slot + 1) & mask;
    }
    prints[slot] = print;
    values[slot] = value;
  }

  private void grow() {
    long[] oldPrints = prints;
    long[] oldValues = values;
    int capacity = Math.multiplyExact(2, oldPrints.length);
    prints = new long[capacity];
    values = filled(capacity);
    for (int slot = 0; slot < oldPrints.length; slot++) {
      if (oldValues[slot] != FREE) {
        place(oldPrints[slot], oldValues[slot]);
      }
    }
  }

  private int slot(long print) {
    return (int) ((print * MIX) >>> 32) & (prints.length - 1);
  }

  private static long[] filled(int capacity) {
    long[] values = new long[capacity];
    Arrays.fill(values, FREE);
    return values;
  }
}
