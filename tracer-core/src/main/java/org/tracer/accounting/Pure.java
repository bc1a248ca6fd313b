package org.tracer.accounting;

/**
 * Pure: a label passes only through transactions into which nothing else goes. Where other money is
 * spent with it, the trace of that label ends. What it reaches, every rule reaches, in full: the
 * strict lower set, the path on which nothing was ever mixed. With several seeds that holds for
 * each alone: an output that one of them names may under another rule be an earlier one's already.
 */
public record Pure() implements Policy {

  @Override
  public String name() {
    return "pure";
  }

  @Override
  public boolean isConserving() {
    return true;
  }

  @Override
  public boolean isFlow() {
    return false;
  }

  @Override
  public boolean isReversible() {
    return false;
  }

  @Override
  public boolean passes(SegmentList inputs) {
    return inputs.size() == 1;
  }

  @Override
  public void split(Split split) {
    if (split.fillWholly()) {
      return;
    }
    split.requireBalance();
    for (int sink = 0; sink < split.sinkCount(); sink++) {
      split.fill(sink).append(Segment.CLEAN, split.sink(sink));
    }
    split.filled();
  }

  /** An output under trace is wholly one label's and stays so. */
  @Override
  public long seed(long[] existing, long value, int label, SegmentList into) {
    boolean taken = existing.length > 0 && existing[0] != Segment.CLEAN;
    into.append(taken ? (int) existing[0] : label, value);
    return taken ? 0 : value;
  }
}
