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
  boolean reaches(SweepLog log, int lot) {
    if (none) {
      return true;
    }
    for (long i = log.segmentsFrom(lot); i < log.segmentsTo(lot); i += 2) {
      int label = (int) log.segments.get(i);
      if (label != Segment.CLEAN && sum(log, lot, label) >= leastByLabel[label]) {
        return true;
      }
    }
    return false;
  }

  private static long sum(SweepLog log, int lot, int label) {
    long sum = 0;
    for (long i = log.segmentsFrom(lot); i < log.segmentsTo(lot); i += 2) {
      if (log.segments.get(i) == label) {
        sum += log.segments.get(i + 1);
      }
    }
    return sum;
  }
}
