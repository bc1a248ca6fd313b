package org.tracer.trace;

import java.util.Arrays;

/**
 * The next events of all open positions, earliest first: a radix heap (Ahuja, Mehlhorn, Orlin and
 * Tarjan, "Faster Algorithms for the Shortest Path Problem", 1990). It needs what a sweep gives: no
 * event is earlier than the one taken last. Adding and taking cost amortised O(64) bit operations
 * on memory in sequence, whatever the number of open positions.
 */
final class EventQueue {

  private static final int BUCKETS = Long.SIZE + 1;

  private final long[][] keys = new long[BUCKETS][];
  private final long[][] payloads = new long[BUCKETS][];
  private final int[] sizes = new int[BUCKETS];
  private long last = -1;
  private int size;

  EventQueue() {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      keys[bucket] = new long[4];
      payloads[bucket] = new long[4];
    }
  }

  int size() {
    return size;
  }

  /** Adds an event; its key must be non-negative and later than that of the events taken last. */
  void add(long key, long payload) {
    if (key <= last) {
      throw new IllegalArgumentException("event " + key + " is not after " + last);
    }
    put(key, payload);
    size++;
  }

  /**
   * Takes all events with the smallest key. Their payloads are in {@link #payloads()}, in ascending
   * order, until the next call.
   *
   * @return how many there are; zero if the queue is empty
   */
  int take() {
    sizes[0] = 0;
    int bucket = 1;
    while (bucket < BUCKETS && sizes[bucket] == 0) {
      bucket++;
    }
    if (bucket == BUCKETS) {
      return 0;
    }
    long[] moved = keys[bucket];
    long[] movedPayloads = payloads[bucket];
    int count = sizes[bucket];
    sizes[bucket] = 0;
    long smallest = moved[0];
    for (int i = 1; i < count; i++) {
      smallest = Math.min(smallest, moved[i]);
    }
    last = smallest;
    for (int i = 0; i < count; i++) {
      put(moved[i], movedPayloads[i]);
    }
    size -= sizes[0];
    sort(payloads[0], sizes[0]);
    return sizes[0];
  }

  /** Key of the events taken last. */
  long key() {
    return last;
  }

  long[] payloads() {
    return payloads[0];
  }

  /** Most transactions have one or two traced inputs, for which a general sort costs too much. */
  private static void sort(long[] values, int count) {
    if (count > 8) {
      Arrays.sort(values, 0, count);
      return;
    }
    for (int i = 1; i < count; i++) {
      long value = values[i];
      int at = i;
      for (; at > 0 && values[at - 1] > value; at--) {
        values[at] = values[at - 1];
      }
      values[at] = value;
    }
  }

  private void put(long key, long payload) {
    int bucket = Long.SIZE - Long.numberOfLeadingZeros(key ^ last);
    int at = sizes[bucket]++;
    if (at == keys[bucket].length) {
      keys[bucket] = Arrays.copyOf(keys[bucket], 2 * at);
      payloads[bucket] = Arrays.copyOf(payloads[bucket], 2 * at);
    }
    keys[bucket][at] = key;
    payloads[bucket][at] = payload;
  }
}
