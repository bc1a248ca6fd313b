package org.tracer.accounting;

import java.util.Arrays;

/**
 * Poison: any labelled value in, and every output and the fee count as wholly labelled, once for
 * each label. It names everything the seeds can have touched and is never an amount (Möser, Böhme
 * and Breuker, "Towards Risk Scoring of Bitcoin Transactions", 2014).
 */
public record Poison() implements Policy {

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public boolean isConserving() {
    return false;
  }

  @Override
  public void split(Split split) {
    if (split.fillWholly()) {
      return;
    }
    int[] labels = labels(split.inputs());
    requireBalance(split, labels);
    for (int sink = 0; sink < split.sinkCount(); sink++) {
      SegmentList share = split.fill(sink);
      for (int label : labels) {
        share.append(label, split.sink(sink));
      }
    }
    split.filled();
  }

  /**
   * Every label counts for itself, so an output under trace by one seed can be seeded by another.
   */
  @Override
  public long seed(long[] existing, long value, int label, SegmentList into) {
    boolean known = false;
    boolean placed = false;
    for (int i = 0; i < existing.length; i += 2) {
      if (existing[i] == Segment.CLEAN) {
        continue;
      }
      known |= existing[i] == label;
      if (!known && !placed && existing[i] > label) {
        into.append(label, value);
        placed = true;
      }
      into.append((int) existing[i], existing[i + 1]);
    }
    if (!known && !placed) {
      into.append(label, value);
    }
    return known ? 0 : value;
  }

  /**
   * Refuses inputs and sinks that cannot hold the same. Under this rule labels may share an input,
   * each with all of it, so that all segments hold at least what goes in, and clean money and any
   * one label at most that. With one label this is exact.
   */
  private static void requireBalance(Split split, int[] labels) {
    SegmentList inputs = split.inputs();
    long[] sums = new long[labels.length];
    long clean = 0;
    long most = 0;
    for (int i = 0; i < inputs.size(); i++) {
      most = Math.addExact(most, inputs.amount(i));
      if (inputs.label(i) == Segment.CLEAN) {
        clean += inputs.amount(i);
      } else {
        sums[Arrays.binarySearch(labels, inputs.label(i))] += inputs.amount(i);
      }
    }
    long least = clean + Arrays.stream(sums).max().orElse(0);
    long out = split.sinkSum();
    if (out > most || out < least) {
      throw split.unbalanced(most);
    }
  }

  private static int[] labels(SegmentList inputs) {
    int[] labels = new int[inputs.size()];
    int count = 0;
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.label(i) != Segment.CLEAN) {
        labels[count++] = inputs.label(i);
      }
    }
    Arrays.sort(labels, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || labels[i] != labels[i - 1]) {
        labels[distinct++] = labels[i];
      }
    }
    return Arrays.copyOf(labels, distinct);
  }
}
