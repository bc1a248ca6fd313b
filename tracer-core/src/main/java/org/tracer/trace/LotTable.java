package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.SegmentList;
import org.tracer.column.LongStore;

/**
 * The lots of a sweep, one row each: what a position holds under each policy, side by side in one
 * <em>lane</em> a policy. What is read when a lot is spent stands together, because lots are spent
 * in another order than they are made and every other place costs a cache miss.
 *
 * <p>24 bytes a lot and 24 a lane; 16 a segment where a lane has several.
 */
final class LotTable {

  /** The output index of a lot that is the fee of its transaction. */
  static final int FEE = -1;

  private static final int CHUNK_BITS = 13;
  private static final int ROWS = 1 << CHUNK_BITS;

  private static final int VALUE = 0;
  private static final int TX_AND_VOUT = 1;
  private static final int SPENDER = 2;
  private static final int LANES = 3;

  private static final int LANE_WIDTH = 3;
  private static final int HOP_REASON_SEGMENTS = 0;

  /** Of a lane with one segment its label; of any other where its segments are stored. */
  private static final int LABEL_OR_FROM = 1;

  private static final int AMOUNT = 2;

  private static final int SEGMENT_BITS = 27;
  private static final int MOST_SEGMENTS = (1 << SEGMENT_BITS) - 1;
  private static final int REASON_BITS = 5;
  private static final long REASON_MASK = ((1L << REASON_BITS) - 1) << SEGMENT_BITS;
  private static final StopReason[] REASONS = StopReason.values();

  private static final long NO_SPENDER = -1;

  private final int width;
  private final List<long[]> chunks = new ArrayList<>();
  private int size;

  /** Segments of lanes that have several, as label, amount, label, amount, … */
  private final LongStore stored = new LongStore();

  LotTable(int lanes) {
    width = LANES + LANE_WIDTH * lanes;
  }

  int size() {
    return size;
  }

  /** Adds a lot that holds nothing traced in any lane yet. */
  int add(int tx, int vout, long value) {
    int lot = size++;
    if ((lot & (ROWS - 1)) == 0) {
      chunks.add(new long[ROWS * width]);
    }
    set(lot, VALUE, value);
    set(lot, TX_AND_VOUT, (long) tx << 32 | (vout & 0xffff_ffffL));
    set(lot, SPENDER, NO_SPENDER);
    return lot;
  }

  /** Puts the segments from {@code from} to {@code to} of a list, at least one, into a lane. */
  void put(int lot, int lane, int hop, SegmentList segments, int from, int to) {
    int count = to - from;
    if (count > MOST_SEGMENTS) {
      throw new IllegalStateException("an output holds more than " + MOST_SEGMENTS + " segments");
    }
    int word = word(lane);
    set(lot, word + HOP_REASON_SEGMENTS, (long) hop << 32 | count);
    if (count == 1) {
      set(lot, word + LABEL_OR_FROM, segments.label(from));
      set(lot, word + AMOUNT, segments.amount(from));
    } else {
      set(lot, word + LABEL_OR_FROM, stored.size());
      for (int i = from; i < to; i++) {
        stored.add(segments.label(i));
        stored.add(segments.amount(i));
      }
    }
  }

  long value(int lot) {
    return get(lot, VALUE);
  }

  int tx(int lot) {
    return (int) (get(lot, TX_AND_VOUT) >>> 32);
  }

  /** Which output the lot is, or {@link #FEE}. */
  int vout(int lot) {
    return (int) get(lot, TX_AND_VOUT);
  }

  /** Key of the transaction that spends the lot, where the sweep knows it; negative otherwise. */
  long spender(int lot) {
    return get(lot, SPENDER);
  }

  void setSpender(int lot, long key) {
    set(lot, SPENDER, key);
  }

  int hop(int lot, int lane) {
    return (int) (get(lot, word(lane)) >>> 32);
  }

  /** Why the lane ended; null where it was followed into the transaction that spends the lot. */
  @Nullable StopReason reason(int lot, int lane) {
    int reason = (int) ((get(lot, word(lane)) & REASON_MASK) >>> SEGMENT_BITS);
    return reason == 0 ? null : REASONS[reason - 1];
  }

  @SuppressWarnings("EnumOrdinal") // a number in memory, never written down
  void end(int lot, int lane, StopReason reason) {
    long word = get(lot, word(lane)) & ~REASON_MASK;
    set(lot, word(lane), word | (long) (reason.ordinal() + 1) << SEGMENT_BITS);
  }

  /** Whether a lane holds anything traced. */
  boolean isHeld(int lot, int lane) {
    return segmentCount(lot, lane) > 0;
  }

  /** Whether a lane holds something traced that has not ended. */
  boolean isOpen(int lot, int lane) {
    long word = get(lot, word(lane));
    return (word & MOST_SEGMENTS) > 0 && (word & REASON_MASK) == 0;
  }

  int segmentCount(int lot, int lane) {
    return (int) get(lot, word(lane)) & MOST_SEGMENTS;
  }

  int label(int lot, int lane, int segment) {
    long place = get(lot, word(lane) + LABEL_OR_FROM);
    return segmentCount(lot, lane) == 1 ? (int) place : (int) stored.get(place + 2L * segment);
  }

  long amount(int lot, int lane, int segment) {
    return segmentCount(lot, lane) == 1
        ? get(lot, word(lane) + AMOUNT)
        : stored.get(get(lot, word(lane) + LABEL_OR_FROM) + 2L * segment + 1);
  }

  void appendSegments(int lot, int lane, SegmentList to) {
    int count = segmentCount(lot, lane);
    for (int segment = 0; segment < count; segment++) {
      to.append(label(lot, lane, segment), amount(lot, lane, segment));
    }
  }

  private static int word(int lane) {
    return LANES + LANE_WIDTH * lane;
  }

  private long get(int lot, int word) {
    return chunks.get(lot >>> CHUNK_BITS)[(lot & (ROWS - 1)) * width + word];
  }

  private void set(int lot, int word, long value) {
    chunks.get(lot >>> CHUNK_BITS)[(lot & (ROWS - 1)) * width + word] = value;
  }
}
