package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.SegmentList;
import org.tracer.column.LongStore;

/**
 * The lots of a sweep, one row each. What is read when a lot is spent stands side by side, because
 * lots are spent in another order than they are made and every other place costs a cache miss.
 * About 45 bytes a lot and 16 a segment.
 */
final class LotTable {

  private static final int CHUNK_BITS = 13;
  private static final int ROWS = 1 << CHUNK_BITS;
  private static final int WIDTH = 6;

  private static final int VALUE = 0;
  private static final int TX_AND_VOUT = 1;
  private static final int HOP_AND_SEGMENTS = 2;
  private static final int SPENDER = 3;

  /** Of a lot with one segment its label; of any other where its segments are stored. */
  private static final int LABEL_OR_FROM = 4;

  private static final int AMOUNT = 5;

  private static final long NO_SPENDER = -1;

  private final List<long[]> chunks = new ArrayList<>();
  private final List<@Nullable StopReason> reasons = new ArrayList<>();

  /** Segments of lots that have several, as label, amount, label, amount, … */
  private final LongStore stored = new LongStore();

  int size() {
    return reasons.size();
  }

  /** Adds a lot with the segments from {@code from} to {@code to} of a list. */
  int add(int tx, int vout, long value, int hop, SegmentList segments, int from, int to) {
    int lot = reasons.size();
    if ((lot & (ROWS - 1)) == 0) {
      chunks.add(new long[ROWS * WIDTH]);
    }
    reasons.add(null);
    set(lot, VALUE, value);
    set(lot, TX_AND_VOUT, (long) tx << 32 | vout);
    set(lot, HOP_AND_SEGMENTS, (long) hop << 32 | (to - from));
    set(lot, SPENDER, NO_SPENDER);
    if (to - from == 1) {
      set(lot, LABEL_OR_FROM, segments.label(from));
      set(lot, AMOUNT, segments.amount(from));
    } else {
      set(lot, LABEL_OR_FROM, stored.size());
      for (int i = from; i < to; i++) {
        stored.add(segments.label(i));
        stored.add(segments.amount(i));
      }
    }
    return lot;
  }

  long value(int lot) {
    return get(lot, VALUE);
  }

  int tx(int lot) {
    return (int) (get(lot, TX_AND_VOUT) >>> 32);
  }

  int vout(int lot) {
    return (int) get(lot, TX_AND_VOUT);
  }

  int hop(int lot) {
    return (int) (get(lot, HOP_AND_SEGMENTS) >>> 32);
  }

  /** Key of the transaction that spends the lot, where the sweep knows it; negative otherwise. */
  long spender(int lot) {
    return get(lot, SPENDER);
  }

  void setSpender(int lot, long key) {
    set(lot, SPENDER, key);
  }

  /** Why the lot ended; null where it was followed into the transaction that spends it. */
  @Nullable StopReason reason(int lot) {
    return reasons.get(lot);
  }

  void end(int lot, StopReason reason) {
    reasons.set(lot, reason);
  }

  int segmentCount(int lot) {
    return (int) get(lot, HOP_AND_SEGMENTS);
  }

  int label(int lot, int segment) {
    return segmentCount(lot) == 1
        ? (int) get(lot, LABEL_OR_FROM)
        : (int) stored.get(get(lot, LABEL_OR_FROM) + 2L * segment);
  }

  long amount(int lot, int segment) {
    return segmentCount(lot) == 1
        ? get(lot, AMOUNT)
        : stored.get(get(lot, LABEL_OR_FROM) + 2L * segment + 1);
  }

  void appendSegments(int lot, SegmentList to) {
    int count = segmentCount(lot);
    for (int segment = 0; segment < count; segment++) {
      to.append(label(lot, segment), amount(lot, segment));
    }
  }

  private long get(int lot, int word) {
    return chunks.get(lot >>> CHUNK_BITS)[(lot & (ROWS - 1)) * WIDTH + word];
  }

  private void set(int lot, int word, long value) {
    chunks.get(lot >>> CHUNK_BITS)[(lot & (ROWS - 1)) * WIDTH + word] = value;
  }
}
