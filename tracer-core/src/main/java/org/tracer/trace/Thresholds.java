package org.tracer.trace;

import java.math.BigInteger;
import org.tracer.accounting.Segment;

/** The least labelled value worth following, for each label. */
final class Thresholds {

  private final long[] leastByLabel;
  private final boolean none;

  Thresholds(StopRules rules, SeedPositions seeds, int labels) {
    leastByLabel = new long[labels + 1];
    boolean any = false;
    for (int label = 1; label <= labels; label++) {
      BigInteger share = rules.minShare().of(seeds.total(label));
      BigInteger least = share.max(rules.minAmount().baseUnits());
      leastByLabel[label] = least.bitLength() < 64 ? least.longValue() : Long.MAX_VALUE;
      any |= least.signum() > 0;
    }
    none = !any;
  }

  /** Whether at least one label has as much in the lot as its threshold asks for. */
  boolean reaches(LotTable lots, int lot) {
    if (none) {
      return true;
    }
    for (int segment = 0; segment < lots.segmentCount(lot); segment++) {
      int label = lots.label(lot, segment);
      if (label != Segment.CLEAN && sum(lots, lot, label) >= leastByLabel[label]) {
        return true;
      }
    }
    return false;
  }

  private static long sum(LotTable lots, int lot, int label) {
    long sum = 0;
    for (int segment = 0; segment < lots.segmentCount(lot); segment++) {
      if (lots.label(lot, segment) == label) {
        sum += lots.amount(lot, segment);
      }
    }
    return sum;
  }
}
