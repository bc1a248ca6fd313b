package org.tracer.accounting;

import java.util.Arrays;
import java.util.Objects;

/**
 * The working space of one transaction's accounting. The caller appends the inputs' segments in
 * input order and the sinks' amounts in output order with the fee last; a {@link Policy} then says
 * what is in each sink. Used again for the next transaction; confined to one thread.
 */
public final class Split {

  private final SegmentList inputs = new SegmentList();
  private final SegmentList shares = new SegmentList();
  private long[] sinks = new long[8];
  private int[] shareFrom = new int[9];
  private int sinkCount;

  public void clear() {
    inputs.clear();
    shares.clear();
    sinkCount = 0;
  }

  /** All inputs' segments, in input order; amounts sum to the sinks' amounts. */
  public SegmentList inputs() {
    return inputs;
  }

  public void addSink(long amount) {
    if (sinkCount == sinks.length) {
      sinks = Arrays.copyOf(sinks, 2 * sinkCount);
      shareFrom = Arrays.copyOf(shareFrom, 2 * sinkCount + 1);
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
    Objects.checkIndex(sink, sinkCount);
    return shares.pack(shareFrom[sink], shareFrom[sink + 1]);
  }

  /** What is in the sinks: one run of segments each, in sink order. */
  public SegmentList shares() {
    return shares;
  }

  /** Where the run of a sink starts in {@link #shares}; that of {@code sinkCount} is the end. */
  public int shareFrom(int sink) {
    return shareFrom[Objects.checkIndex(sink, sinkCount + 1)];
  }

  /** Whether any labelled value is in a sink. */
  public boolean isTraced(int sink) {
    Objects.checkIndex(sink, sinkCount);
    for (int i = shareFrom[sink]; i < shareFrom[sink + 1]; i++) {
      if (shares.label(i) != Segment.CLEAN) {
        return true;
      }
    }
    return false;
  }

  /** Starts filling sink {@code index}; sinks are filled in ascending order. */
  SegmentList fill(int index) {
    shareFrom[index] = shares.startRun();
    return shares;
  }

  /** Ends the filling of the last sink. */
  void filled() {
    shareFrom[sinkCount] = shares.size();
  }
}
