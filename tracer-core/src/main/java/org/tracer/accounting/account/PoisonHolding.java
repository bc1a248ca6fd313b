package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A balance, and the labels that have touched it since it was last zero; each has all of it. */
final class PoisonHolding extends Holding {

  private final SortedSet<Integer> labels = new TreeSet<>();
  private BigInteger total = BigInteger.ZERO;

  @Override
  List<AccountSegment> credit(BigInteger amount, List<AccountSegment> segments) {
    total = total.add(amount);
    if (total.signum() > 0) {
      segments.forEach(segment -> labels.add(segment.label()));
      labels.remove(AccountSegment.CLEAN);
    }
    return List.of();
  }

  @Override
  List<AccountSegment> debit(BigInteger amount) {
    if (amount.signum() == 0) {
      return List.of();
    }
    List<AccountSegment> taken = whole(amount);
    total = total.subtract(amount);
    if (total.signum() == 0) {
      forget();
    }
    return taken;
  }

  @Override
  void forget() {
    labels.clear();
  }

  /** An amount once for each label, or clean. */
  private List<AccountSegment> whole(BigInteger amount) {
    return labels.isEmpty()
        ? List.of(new AccountSegment(AccountSegment.CLEAN, amount))
        : labels.stream().map(label -> new AccountSegment(label, amount)).toList();
  }

  @Override
  public BigInteger total() {
    return total;
  }

  @Override
  public BigInteger claim(int label) {
    boolean has = label == AccountSegment.CLEAN ? labels.isEmpty() : labels.contains(label);
    return has ? total : BigInteger.ZERO;
  }

  @Override
  public SortedMap<Integer, BigInteger> claims() {
    SortedMap<Integer, BigInteger> claims = new TreeMap<>();
    labels.forEach(label -> claims.put(label, total));
    return Collections.unmodifiableSortedMap(claims);
  }

  @Override
  public List<AccountSegment> segments() {
    return total.signum() == 0 ? List.of() : whole(total);
  }
}
