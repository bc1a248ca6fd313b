package org.tracer.heuristic.coinjoin;

import java.math.BigInteger;

/** How many ways there are to choose some of several. */
final class Binomials {

  private Binomials() {}

  static BigInteger of(int several, int some) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 1; i <= Math.min(some, several - some); i++) {
      ways = ways.multiply(BigInteger.valueOf(several - i + 1L)).divide(BigInteger.valueOf(i));
    }
    return ways;
  }
}
