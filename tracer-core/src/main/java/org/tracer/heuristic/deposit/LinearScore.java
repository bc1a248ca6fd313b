package org.tracer.heuristic.deposit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * One minus the part of a limit that is used: 1 for nothing, 0 for all of it. An exact fraction. It
 * says how far from the limit something is, on a scale somebody drew, and is no probability.
 *
 * @see <a href="https://github.com/pareto-xyz/tutela-app">Tutela</a>, whose confidence is the mean
 *     of two
 */
record LinearScore(BigInteger rest, BigInteger limit) {

  private static final int DIGITS = 4;

  /** Of a limit of 0, only nothing can be used. */
  static LinearScore of(BigInteger used, BigInteger limit) {
    if (used.signum() < 0 || used.compareTo(limit) > 0) {
      throw new IllegalArgumentException(used + " of " + limit);
    }
    return limit.signum() == 0
        ? new LinearScore(BigInteger.ONE, BigInteger.ONE)
        : new LinearScore(limit.subtract(used), limit);
  }

  static LinearScore of(Duration used, Duration limit) {
    return of(nanos(used), nanos(limit));
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.toSeconds())
        .multiply(BigInteger.TEN.pow(9))
        .add(BigInteger.valueOf(duration.toNanosPart()));
  }

  /** As a decimal number, rounded down after four places. */
  String text() {
    return new BigDecimal(rest)
        .divide(new BigDecimal(limit), DIGITS, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
