package org.tracer.accounting;

import java.util.Arrays;
import java.util.Objects;

/**
 * The working space of one transaction's accounting. The caller appends the inputs' segments in
 * input order and the sinks' amounts in output order with the fee last; a {@link Policy} then says
 * what is in each sink. Used again for the next transaction; confined to one thread.
 */
public final class Split {

  private static final int NOTHING = -1;

  private final SegmentList inputs = new SegmentList();
  private final SegmentList shares = new SegmentList();
  private long[] sinks = new long[8];
  private final SegmentList scratch = new SegmentList();
  private int[] shareFrom = new int[8];
  private int[] shareTo = new int[8];
  private int filling = NOTHING;
  private int sinkCount;

  public void clear() {
    inputs.clear();
    shares.clear();
    sinkCount = 0;
    filling = NOTHING;
  }

  /** All inputs' segments, in input order; amounts sum to the sinks' amounts. */
  public SegmentList inputs() {
    return inputs;
  }

  public void addSink(long amount) {
    if (sinkCount == sinks.length) {
      sinks = Arrays.copyOf(sinks, 2 * sinkCount);
      shareFrom = Arrays.copyOf(shareFrom, 2 * sinkCount);
      shareTo = Arrays.copyOf(shareTo, 2 * sinkCount);
    }
    sinks[sinkCount++] = amount;
  }

  public int sinkCount() {
    return sinkCount;
  }

  public long sink(int index) {
    return sinks[Objects.checkIndex(index, sinkCount)];
  }

  /** What is in a sink, packed as {@link SegmentList#pack} does; CLEAN included. */
  public long[] share(int sink) {
    return shares.pack(shareFrom(sink), shareTo(sink));
  }

  /** What is in the sinks: one run of segments each. */
  public SegmentList shares() {
    return shares;
  }

  /** Where the run of a sink starts in {@link #shares}. */
  public int shareFrom(int sink) {
    return shareFrom[Objects.checkIndex(sink, sinkCount)];
  }

  /** Where the run of a sink ends in {@link #shares}, exclusive. */
  public int shareTo(int sink) {
    return shareTo[Objects.checkIndex(sink, sinkCount)];
  }

  /** Whether any labelled value is in a sink. */
  public boolean isTraced(int sink) {
    int to = shareTo(sink);
    for (int i = shareFrom(sink); i < to; i++) {
      if (shares.label(i) != Segment.CLEAN) {
        return true;
      }
    }
    return false;
  }

  /** Starts filling sink {@code index}; every sink is filled once, in any order. */
  SegmentList fill(int index) {
    endFilling();
    filling = index;
    shareFrom[index] = shares.startRun();
    return shares;
  }

  /** Ends the filling of the last sink. */
  void filled() {
    endFilling();
    filling = NOTHING;
  }

  /** Refuses inputs and sinks that do not hold the same. O(segments + sinks). */
  void requireBalance() {
    long in = 0;
    for (int i = 0; i < inputs.size(); i++) {
      in = Math.addExact(in, inputs.amount(i));
    }
    if (in != sinkSum()) {
      throw unbalanced(in);
    }
  }

  long sinkSum() {
    long sum = 0;
    for (int sink = 0; sink < sinkCount; sink++) {
      sum = Math.addExact(sum, sinks[sink]);
    }
    return sum;
  }

  IllegalArgumentException unbalanced(long in) {
    return new IllegalArgumentException("inputs hold " + in + " and sinks take " + sinkSum());
  }

  /** If all that goes in is of one label, fills every sink with it: no rule says otherwise. */
  boolean fillWholly() {
    if (inputs.size() != 1) {
      return false;
    }
    int label = inputs.label(0);
    long left = inputs.amount(0);
    for (int sink = 0; sink < sinkCount; sink++) {
      fill(sink).append(label, sinks[sink]);
      left -= sinks[sink];
    }
    filled();
    if (left != 0) {
      throw unbalanced(inputs.amount(0));
    }
    return true;
  }

  /** A list for rules that queue inputs in another order. */
  SegmentList scratch() {
    return scratch;
  }

  private void endFilling() {
    if (filling != NOTHING) {
      shareTo[filling] = shares.size();
    }
  }
}
