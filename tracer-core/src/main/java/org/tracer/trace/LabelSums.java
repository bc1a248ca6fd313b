package org.tracer.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tracer.accounting.Segment;
import org.tracer.chain.Satoshi;

/** Sums the segments of a lot by label. */
final class LabelSums {

  private final List<Seed> seeds;
  private final long[] sums;
  private final List<Integer> summed = new ArrayList<>();

  LabelSums(List<Seed> seeds) {
    this.seeds = seeds;
    sums = new long[seeds.size() + 1];
  }

  /** How much of each label a lane of a lot holds, in label order. */
  List<LabelAmount> of(LotTable lots, int lot, int lane) {
    int count = lots.segmentCount(lot, lane);
    for (int segment = 0; segment < count; segment++) {
      int label = lots.label(lot, lane, segment);
      if (label != Segment.CLEAN) {
        if (sums[label] == 0) {
          summed.add(label);
        }
        sums[label] = Math.addExact(sums[label], lots.amount(lot, lane, segment));
      }
    }
    Collections.sort(summed);
    List<LabelAmount> amounts = new ArrayList<>(summed.size());
    for (int label : summed) {
      amounts.add(new LabelAmount(seeds.get(label - 1).label(), Satoshi.of(sums[label])));
      sums[label] = 0;
    }
    summed.clear();
    return amounts;
  }
}
