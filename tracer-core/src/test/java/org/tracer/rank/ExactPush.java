package org.tracer.rank;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The same pushes in exact fractions, over plain edges from place to place: shares nothing with the
 * ranking but the rule.
 */
final class ExactPush {

  /** A fraction in lowest terms. */
  record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0, 1);

    static Fraction of(long numerator, long denominator) {
      return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)).reduced();
    }

    Fraction plus(Fraction other) {
      return new Fraction(
              numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
              denominator.multiply(other.denominator))
          .reduced();
    }

    Fraction times(Fraction other) {
      return new Fraction(
              numerator.multiply(other.numerator), denominator.multiply(other.denominator))
          .reduced();
    }

    Fraction over(Fraction other) {
      return new Fraction(
              numerator.multiply(other.denominator), denominator.multiply(other.numerator))
          .reduced();
    }

    private Fraction reduced() {
      BigInteger common = numerator.gcd(denominator);
      return new Fraction(numerator.divide(common), denominator.divide(common));
    }

    @Override
    public int compareTo(Fraction other) {
      return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    double value() {
      return numerator.doubleValue() / denominator.doubleValue();
    }
  }

  /**
   * Value that moved from one place to another, as the giver weighs it and as the receiver does;
   * the two differ where a fee was paid.
   */
  record Edge(int from, int to, Fraction given, Fraction got) {
    Fraction weight(boolean forward) {
      return forward ? given : got;
    }
  }

  final Fraction[] p;
  final Fraction[] r;
  int pushes;

  /** Whether two places, or one and the end, were ever so close that rounding may choose. */
  boolean undecided;

  ExactPush(
      int places, List<Edge> edges, int seed, Fraction alpha, Fraction beta, Fraction epsilon) {
    p = new Fraction[places];
    r = new Fraction[places];
    Arrays.fill(p, Fraction.ZERO);
    Arrays.fill(r, Fraction.ZERO);
    r[seed] = Fraction.of(1, 1);
    Fraction rest = minus(alpha);
    for (int u = largest(); r[u].compareTo(epsilon) > 0; u = largest()) {
      pushes++;
      undecided |= isClose(r[u], epsilon);
      for (int other = 0; other < places; other++) {
        undecided |= other != u && isClose(r[u], r[other]);
      }
      Fraction rho = r[u];
      r[u] = Fraction.ZERO;
      p[u] = p[u].plus(alpha.times(rho));
      int at = u;
      spread(
          u,
          rest.times(beta).times(rho),
          edges.stream().filter(e -> e.from() == at).toList(),
          true);
      spread(
          u,
          rest.times(minus(beta)).times(rho),
          edges.stream().filter(e -> e.to() == at).toList(),
          false);
    }
    undecided |= isClose(r[largest()], epsilon);
  }

  private void spread(int u, Fraction amount, List<Edge> edges, boolean forward) {
    if (edges.isEmpty()) {
      p[u] = p[u].plus(amount);
      return;
    }
    Fraction sum = Fraction.ZERO;
    for (Edge edge : edges) {
      sum = sum.plus(edge.weight(forward));
    }
    for (Edge edge : edges) {
      int v = forward ? edge.to() : edge.from();
      r[v] = r[v].plus(amount.times(edge.weight(forward)).over(sum));
    }
  }

  private static boolean isClose(Fraction one, Fraction other) {
    return Math.abs(one.value() - other.value()) < 1e-9;
  }

  private int largest() {
    int best = 0;
    for (int i = 1; i < r.length; i++) {
      best = r[i].compareTo(r[best]) > 0 ? i : best;
    }
    return best;
  }

  private static Fraction minus(Fraction part) {
    return Fraction.of(1, 1).plus(new Fraction(part.numerator().negate(), part.denominator()));
  }
}
