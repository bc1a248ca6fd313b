package org.tracer.accounting;

/**
 * First in, first out: the inputs' segments in input order fill the outputs in output order, and
 * what is left is the fee. Clayton's case (1816), as Anderson, Shumailov, Ahmed and Rietmann
 * ("Bitcoin Redux", 2018) apply it to transactions. Lossless: segments keep their order.
 */
public final class Fifo implements Policy {

  @Override
  public String name() {
    return "fifo";
  }

  @Override
  public boolean isConserving() {
    return true;
  }

  @Override
  public void split(Split split) {
    SegmentList inputs = split.inputs();
    int next = 0;
    long left = inputs.size() == 0 ? 0 : inputs.amount(0);
    for (int sink = 0; sink < split.sinkCount(); sink++) {
      SegmentList share = split.fill(sink);
      long thirst = split.sink(sink);
      while (thirst > 0) {
        if (left == 0) {
          left = inputs.amount(++next);
        }
        long drunk = Math.min(thirst, left);
        share.append(inputs.label(next), drunk);
        thirst -= drunk;
        left -= drunk;
      }
    }
    split.filled();
    if (left != 0 || next < inputs.size() - 1) {
      throw new IllegalArgumentException("inputs hold more than all sinks take");
    }
  }

  @Override
  public long seed(long[] existing, long value, int label, SegmentList into) {
    long fresh = value;
    long placed = 0;
    for (int i = 0; i < existing.length; i += 2) {
      boolean clean = existing[i] == Segment.CLEAN;
      into.append(clean ? label : (int) existing[i], existing[i + 1]);
      placed += existing[i + 1];
      fresh -= clean ? 0 : existing[i + 1];
    }
    into.append(label, value - placed);
    return fresh;
  }
}
