package org.tracer.accounting;

/** In which order the money going into a transaction is queued. */
public enum InputOrder {
  /** As spent: input after input, each in its stored order. */
  FIRST_TO_LAST,
  /** The same queue from its end. */
  LAST_TO_FIRST,
  /** Labelled money as spent, then clean money. */
  LABELLED_FIRST,
  /** Clean money, then labelled money as spent. */
  CLEAN_FIRST;

  /** The queue; {@code inputs} itself, or {@code scratch} filled. O(segments). */
  SegmentList queue(SegmentList inputs, SegmentList scratch) {
    if (this == FIRST_TO_LAST || inputs.size() < 2) {
      return inputs;
    }
    scratch.clear();
    switch (this) {
      case LAST_TO_FIRST -> {
        for (int i = inputs.size() - 1; i >= 0; i--) {
          scratch.append(inputs.label(i), inputs.amount(i));
        }
      }
      case LABELLED_FIRST -> {
        appendLabelled(inputs, scratch);
        scratch.append(Segment.CLEAN, clean(inputs));
      }
      case CLEAN_FIRST -> {
        scratch.append(Segment.CLEAN, clean(inputs));
        appendLabelled(inputs, scratch);
      }
      case FIRST_TO_LAST -> throw new AssertionError();
    }
    return scratch;
  }

  private static void appendLabelled(SegmentList inputs, SegmentList to) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.label(i) != Segment.CLEAN) {
        to.append(inputs.label(i), inputs.amount(i));
      }
    }
  }

  private static long clean(SegmentList inputs) {
    long sum = 0;
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.label(i) == Segment.CLEAN) {
        sum = Math.addExact(sum, inputs.amount(i));
      }
    }
    return sum;
  }
}
