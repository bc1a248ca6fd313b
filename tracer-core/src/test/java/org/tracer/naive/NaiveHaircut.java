package org.tracer.naive;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Haircut by its definition, in integers of any size. Money is an amount for each label; the clean
 * amount has number 0.
 */
public record NaiveHaircut(int labels) implements NaiveRule<long[]> {

  @Override
  public long[] clean(long value) {
    long[] money = new long[labels + 1];
    money[0] = value;
    return money;
  }

  @Override
  public List<long[]> split(List<long[]> inputs, List<Long> sinks) {
    List<long[]> shares = new ArrayList<>();
    sinks.forEach(sink -> shares.add(clean(sink)));
    for (int label = 1; label <= labels; label++) {
      BigInteger total = ZERO;
      for (long[] input : inputs) {
        total = total.add(BigInteger.valueOf(input[label]));
      }
      List<BigInteger> room = new ArrayList<>();
      shares.forEach(share -> room.add(BigInteger.valueOf(share[0])));
      List<BigInteger> parts = apportion(total, room);
      for (int sink = 0; sink < parts.size(); sink++) {
        shares.get(sink)[label] = parts.get(sink).longValueExact();
        shares.get(sink)[0] -= parts.get(sink).longValueExact();
      }
    }
    return shares;
  }

  /** Largest remainder: shares rounded down, and one more each for the largest fractions. */
  public static List<BigInteger> apportion(BigInteger total, List<BigInteger> weights) {
    BigInteger sum = weights.stream().reduce(ZERO, BigInteger::add);
    if (total.signum() == 0) {
      return weights.stream().map(weight -> ZERO).toList();
    }
    List<BigInteger> parts = new ArrayList<>();
    List<BigInteger> fractions = new ArrayList<>();
    for (BigInteger weight : weights) {
      BigInteger[] share = total.multiply(weight).divideAndRemainder(sum);
      parts.add(share[0]);
      fractions.add(share[1]);
    }
    BigInteger given = parts.stream().reduce(ZERO, BigInteger::add);
    for (BigInteger left = total.subtract(given);
        left.signum() > 0;
        left = left.subtract(BigInteger.ONE)) {
      int best = 0;
      for (int i = 1; i < fractions.size(); i++) {
        best = fractions.get(i).compareTo(fractions.get(best)) > 0 ? i : best;
      }
      parts.set(best, parts.get(best).add(BigInteger.ONE));
      fractions.set(best, BigInteger.ONE.negate());
    }
    return parts;
  }

  @Override
  public long[] seed(long[] money, int label) {
    long[] seeded = money.clone();
    seeded[label] += seeded[0];
    seeded[0] = 0;
    return seeded;
  }

  @Override
  public SortedMap<Integer, Long> held(long[] money) {
    SortedMap<Integer, Long> held = new TreeMap<>();
    for (int label = 1; label < money.length; label++) {
      if (money[label] > 0) {
        held.put(label, money[label]);
      }
    }
    return held;
  }

  /** Everything there is, clean money included. */
  public static long value(long[] money) {
    return Arrays.stream(money).sum();
  }
}
