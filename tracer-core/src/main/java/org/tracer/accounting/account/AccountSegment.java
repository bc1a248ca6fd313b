package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of an account's money with one label.
 *
 * @param label number of a seed, from 1, or {@link #CLEAN}
 * @param amount base units (wei, sun, units of a token); zero is dropped from every list
 */
public record AccountSegment(int label, BigInteger amount) {

  /** The label of money that comes from no seed. */
  public static final int CLEAN = 0;

  public AccountSegment {
    if (label < 0) {
      throw new IllegalArgumentException("label " + label + " is negative");
    }
    requireNotNegative(amount);
  }

  /** Base units in {@code segments} with the given label. */
  public static BigInteger sum(List<AccountSegment> segments, int label) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountSegment segment : segments) {
      sum = segment.label == label ? sum.add(segment.amount) : sum;
    }
    return sum;
  }

  /** Base units in all {@code segments}. */
  public static BigInteger sum(List<AccountSegment> segments) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountSegment segment : segments) {
      sum = sum.add(segment.amount);
    }
    return sum;
  }

  /**
   * The same money exchanged for {@code into} base units of another asset: every piece keeps its
   * place and its share, in whole units by the largest remainder, a tie to the earlier piece.
   */
  public static List<AccountSegment> exchanged(List<AccountSegment> segments, BigInteger into) {
    BigInteger whole = sum(segments);
    if (whole.signum() == 0) {
      throw new IllegalArgumentException("nothing is exchanged for " + into);
    }
    BigInteger[] shares = new BigInteger[segments.size()];
    BigInteger[] remainders = new BigInteger[shares.length];
    BigInteger left = into;
    for (int i = 0; i < shares.length; i++) {
      BigInteger[] exact = segments.get(i).amount.multiply(into).divideAndRemainder(whole);
      shares[i] = exact[0];
      remainders[i] = exact[1];
      left = left.subtract(exact[0]);
    }
    Integer[] order = new Integer[shares.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> remainders[b].compareTo(remainders[a]));
    for (int i = 0; i < left.intValueExact(); i++) {
      shares[order[i]] = shares[order[i]].add(BigInteger.ONE);
    }
    List<AccountSegment> exchanged = new ArrayList<>(shares.length);
    for (int i = 0; i < shares.length; i++) {
      append(exchanged, new AccountSegment(segments.get(i).label, shares[i]));
    }
    return List.copyOf(exchanged);
  }

  boolean isEmpty() {
    return amount.signum() == 0;
  }

  /** This piece with more behind it. */
  AccountSegment grownBy(BigInteger more) {
    return new AccountSegment(label, amount.add(more));
  }

  /** The same money with neighbours of one label joined and nothing of amount zero. */
  static List<AccountSegment> merged(List<AccountSegment> segments) {
    List<AccountSegment> merged = new ArrayList<>(segments.size());
    segments.forEach(segment -> append(merged, segment));
    return List.copyOf(merged);
  }

  static void append(List<AccountSegment> list, AccountSegment segment) {
    if (segment.isEmpty()) {
      return;
    }
    int last = list.size() - 1;
    if (last >= 0 && list.get(last).label == segment.label) {
      list.set(last, list.get(last).grownBy(segment.amount));
    } else {
      list.add(segment);
    }
  }

  static void requireNotNegative(BigInteger amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount " + amount + " is negative");
    }
  }
}
