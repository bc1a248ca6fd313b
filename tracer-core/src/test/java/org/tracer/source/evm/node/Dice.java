package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Chance, the same every time. */
final class Dice {

  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean in(int times, int of) {
    return below(of) < times;
  }

  <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }

  /** Up to so many thousandths, with odd units behind them; zero only of nothing. */
  BigInteger part(BigInteger all, int thousandths) {
    BigInteger most = all.multiply(BigInteger.valueOf(1 + below(thousandths))).divide(THOUSAND);
    BigInteger odd = BigInteger.valueOf(below(1_000_000));
    return most.subtract(odd).signum() > 0 ? most.subtract(odd) : most.max(all.min(BigInteger.ONE));
  }
}
