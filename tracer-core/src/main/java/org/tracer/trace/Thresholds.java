package org.tracer.trace;

import java.math.BigInteger;
import org.tracer.accounting.Segment;

/** The least labelled value worth following, for each label. */
final class Thresholds {

  private final long[] leastByLabel;
  private final long[] sums;
  private final boolean none;

  Thresholds(StopRules rules, SeedPositions seeds, int labels) {
    leastByLabel = new long[labels + 1];
    sums = new long[labels + 1];
    boolean any = false;
    for (int label = 1; label <= labels; label++) {
      BigInteger share = rules.minShare().of(seeds.total(label));
      BigInteger least = share.max(rules.minAmount().baseUnits());
      leastByLabel[label] = least.bitLength() < 64 ? least.longValue() : Long.MAX_VALUE;
      any |= least.signum() > 0;
    }
    none = !any;
  }

  /** Whether at least one label has as much in the lot's lane as its threshold asks for. */
  boolean reaches(LotTable lots, int lot, int lane) {
    if (none) {
      return true;
    }
    boolean reached = false;
    int count = lots.segmentCount(lot, lane);
    for (int segment = 0; segment < count; segment++) {
      int label = lots.label(lot, lane, segment);
      sums[label] += lots.amount(lot, lane, segment);
      reached |= label != Segment.CLEAN && sums[label] >= leastByLabel[label];
    }
    for (int segment = 0; segment < count; segment++) {
      sums[lots.label(lot, lane, segment)] = 0;
    }
    return reached;
  }
}
