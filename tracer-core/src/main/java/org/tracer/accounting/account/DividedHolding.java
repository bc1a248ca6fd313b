package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Money of which every unit has one label or none. */
abstract sealed class DividedHolding extends Holding
    permits LowestBalanceHolding, PooledHolding, ProRataHolding, PureHolding, QueueHolding {

  private BigInteger total = BigInteger.ZERO;
  private final TreeMap<Integer, BigInteger> claims = new TreeMap<>();

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the segments are more or less than the amount
   */
  @Override
  final List<AccountSegment> credit(BigInteger amount, List<AccountSegment> segments) {
    if (!AccountSegment.sum(segments).equals(amount)) {
      throw new IllegalArgumentException(segments + " are not " + amount);
    }
    for (AccountSegment segment : segments) {
      total = total.add(segment.amount());
      change(segment.label(), segment.amount());
      put(segment);
    }
    return List.of();
  }

  @Override
  final List<AccountSegment> debit(BigInteger amount) {
    List<AccountSegment> taken = new ArrayList<>(2);
    if (amount.signum() > 0) {
      take(amount, taken);
    }
    total = total.subtract(amount);
    taken.forEach(segment -> change(segment.label(), segment.amount().negate()));
    return List.copyOf(taken);
  }

  /** Keeps a segment, which is not empty and already in {@link #total()} and {@link #claims()}. */
  abstract void put(AccountSegment segment);

  /** Moves {@code amount}, positive and still in total and claims, to the end of {@code into}. */
  abstract void take(BigInteger amount, List<AccountSegment> into);

  @Override
  public final BigInteger total() {
    return total;
  }

  @Override
  public final BigInteger claim(int label) {
    return label == AccountSegment.CLEAN ? clean() : claims.getOrDefault(label, BigInteger.ZERO);
  }

  @Override
  public final SortedMap<Integer, BigInteger> claims() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(claims));
  }

  /** The live claims, for subclasses that read them often. */
  final SortedMap<Integer, BigInteger> liveClaims() {
    return Collections.unmodifiableSortedMap(claims);
  }

  @Override
  final void forget() {
    BigInteger all = total;
    List<AccountSegment> gone = new ArrayList<>();
    if (all.signum() > 0) {
      take(all, gone);
      forgetClaims();
      put(new AccountSegment(AccountSegment.CLEAN, all));
    }
  }

  /** Makes all money clean in {@link #claims()}; what a subclass keeps besides is its own. */
  final void forgetClaims() {
    claims.clear();
  }

  private BigInteger clean() {
    BigInteger clean = total;
    for (BigInteger claim : claims.values()) {
      clean = clean.subtract(claim);
    }
    return clean;
  }

  private void change(int label, BigInteger by) {
    if (label == AccountSegment.CLEAN) {
      return;
    }
    BigInteger claim = claims.merge(label, by, BigInteger::add);
    if (claim.signum() == 0) {
      claims.remove(label);
    }
  }
}
