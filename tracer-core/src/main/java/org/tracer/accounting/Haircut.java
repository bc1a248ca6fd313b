package org.tracer.accounting;

import java.util.Arrays;

/**
 * Haircut, pro rata: every output and the fee get the same share of each label (Möser, Böhme and
 * Breuker, 2014), in whole satoshi by the largest remainder. With several labels each is
 * apportioned in label order against the capacity the earlier ones left, so that no output ever
 * holds more labelled value than it has; clean value takes the rest. Order within an output has no
 * meaning here and is by label, clean last.
 */
public record Haircut() implements Policy {

  @Override
  public String name() {
    return "haircut";
  }

  @Override
  public boolean isConserving() {
    return true;
  }

  @Override
  public void split(Split split) {
    if (split.fillWholly()) {
      return;
    }
    split.requireBalance();
    SegmentList inputs = split.inputs();
    int sinks = split.sinkCount();
    long[] totals = new long[inputs.size()];
    int[] labels = totals(inputs, totals);
    long[] capacity = new long[sinks];
    for (int sink = 0; sink < sinks; sink++) {
      capacity[sink] = split.sink(sink);
    }
    long[][] shares = new long[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      shares[i] = LargestRemainder.apportion(totals[i], capacity);
      for (int sink = 0; sink < sinks; sink++) {
        capacity[sink] -= shares[i][sink];
      }
    }
    for (int sink = 0; sink < sinks; sink++) {
      SegmentList share = split.fill(sink);
      for (int i = 0; i < labels.length; i++) {
        share.append(labels[i], shares[i][sink]);
      }
      share.append(Segment.CLEAN, capacity[sink]);
    }
    split.filled();
  }

  @Override
  public long seed(long[] existing, long value, int label, SegmentList into) {
    long fresh = value;
    for (int i = 0; i < existing.length; i += 2) {
      fresh -= existing[i] == Segment.CLEAN ? 0 : existing[i + 1];
    }
    boolean placed = false;
    for (int i = 0; i < existing.length; i += 2) {
      if (existing[i] == Segment.CLEAN) {
        continue;
      }
      if (!placed && existing[i] > label) {
        into.append(label, fresh);
        placed = true;
      }
      into.append((int) existing[i], existing[i + 1]);
    }
    if (!placed) {
      into.append(label, fresh);
    }
    return fresh;
  }

  /** Sums each label; returns the labels in ascending order, their sums in the same places. */
  private static int[] totals(SegmentList inputs, long[] totals) {
    int[] labels = new int[inputs.size()];
    int count = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int label = inputs.label(i);
      if (label == Segment.CLEAN) {
        continue;
      }
      int place = Arrays.binarySearch(labels, 0, count, label);
      if (place < 0) {
        place = -place - 1;
        System.arraycopy(labels, place, labels, place + 1, count - place);
        System.arraycopy(totals, place, totals, place + 1, count - place);
        labels[place] = label;
        totals[place] = 0;
        count++;
      }
      totals[place] = Math.addExact(totals[place], inputs.amount(i));
    }
    return Arrays.copyOf(labels, count);
  }
}
