package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Labelled money in one queue, clean money in one pool; one of them is spent before the other. */
final class PooledHolding extends DividedHolding {

  private final SegmentQueue labelled = new SegmentQueue();
  private final boolean dirtyFirst;
  private BigInteger clean = BigInteger.ZERO;

  PooledHolding(boolean dirtyFirst) {
    this.dirtyFirst = dirtyFirst;
  }

  @Override
  void put(AccountSegment segment) {
    if (segment.label() == AccountSegment.CLEAN) {
      clean = clean.add(segment.amount());
    } else {
      labelled.add(segment);
    }
  }

  @Override
  void take(BigInteger amount, List<AccountSegment> into) {
    if (dirtyFirst) {
      takeClean(labelled.take(amount, false, into), into);
    } else {
      labelled.take(takeClean(amount, into), false, into);
    }
  }

  /** Moves up to {@code amount} of clean money; returns what was not there. */
  private BigInteger takeClean(BigInteger amount, List<AccountSegment> into) {
    BigInteger drunk = clean.min(amount);
    AccountSegment.append(into, new AccountSegment(AccountSegment.CLEAN, drunk));
    clean = clean.subtract(drunk);
    return amount.subtract(drunk);
  }

  @Override
  public List<AccountSegment> segments() {
    List<AccountSegment> all = new ArrayList<>(labelled.segments());
    if (clean.signum() > 0) {
      all.add(dirtyFirst ? all.size() : 0, new AccountSegment(AccountSegment.CLEAN, clean));
    }
    return List.copyOf(all);
  }
}
