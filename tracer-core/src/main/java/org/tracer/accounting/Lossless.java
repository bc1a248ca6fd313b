package org.tracer.accounting;

import org.jspecify.annotations.Nullable;

/**
 * The rules that pour: money is queued in some order and fills one output after the other; what is
 * left is the fee. Segments keep their order within an output, because the next spend may depend on
 * it. Cost: linear in segments and sinks; {@link SinkOrder#LARGEST_FIRST} sorts the outputs.
 *
 * @param name the rule's name
 * @param inputOrder how inputs are queued
 * @param sinkOrder who drinks first
 */
public record Lossless(String name, InputOrder inputOrder, SinkOrder sinkOrder) implements Policy {

  /**
   * First in, first out: Clayton's case (1816), as Anderson, Shumailov, Ahmed and Rietmann
   * ("Bitcoin Redux", 2018) apply it to transactions.
   */
  public static final Lossless FIFO =
      new Lossless("fifo", InputOrder.FIRST_TO_LAST, SinkOrder.BY_INDEX);

  /** Last in, first out. */
  public static final Lossless LIFO =
      new Lossless("lifo", InputOrder.LAST_TO_FIRST, SinkOrder.BY_INDEX);

  /** Labelled money leaves first: "drugs-in, first-out" (Banco Cafetero, 2d Cir. 1986). */
  public static final Lossless DIRTY_FIRST =
      new Lossless("dirty-first", InputOrder.LABELLED_FIRST, SinkOrder.BY_INDEX);

  /** Clean money leaves first; on accounts what stays is the lowest intermediate balance. */
  public static final Lossless CLEAN_FIRST =
      new Lossless("clean-first", InputOrder.CLEAN_FIRST, SinkOrder.BY_INDEX);

  /** Taint in, highest out: labelled money goes to the largest outputs first. */
  public static final Lossless TIHO =
      new Lossless("tiho", InputOrder.LABELLED_FIRST, SinkOrder.LARGEST_FIRST);

  @Override
  public boolean isConserving() {
    return true;
  }

  @Override
  public boolean isReversible() {
    return switch (inputOrder) {
      case FIRST_TO_LAST, LAST_TO_FIRST -> sinkOrder == SinkOrder.BY_INDEX;
      case LABELLED_FIRST, CLEAN_FIRST -> false;
    };
  }

  @Override
  public void split(Split split) {
    if (split.fillWholly()) {
      return;
    }
    split.requireBalance();
    SegmentList queue = inputOrder.queue(split.inputs(), split.scratch());
    if (sinkOrder == SinkOrder.BY_INDEX) {
      pour(queue, split, null);
    } else {
      pour(queue, split, sinkOrder.of(split));
    }
  }

  private static void pour(SegmentList queue, Split split, int @Nullable [] order) {
    int next = 0;
    long left = queue.size() == 0 ? 0 : queue.amount(0);
    for (int i = 0; i < split.sinkCount(); i++) {
      int sink = order == null ? i : order[i];
      SegmentList share = split.fill(sink);
      long thirst = split.sink(sink);
      while (thirst > 0) {
        if (left == 0) {
          left = queue.amount(++next);
        }
        long drunk = Math.min(thirst, left);
        share.append(queue.label(next), drunk);
        thirst -= drunk;
        left -= drunk;
      }
    }
    split.filled();
  }

  /** What is clean in the output becomes the seed's, in its place. */
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
