package org.tracer.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.tracer.error.InvalidInputException;

/** An exact fraction between 0 and 1, such as one per mille of a seed. */
public record Share(BigInteger numerator, BigInteger denominator) {

  public static final Share NONE = new Share(BigInteger.ZERO, BigInteger.ONE);

  public Share {
    if (numerator.signum() < 0
        || denominator.signum() <= 0
        || numerator.compareTo(denominator) > 0) {
      throw new IllegalArgumentException(numerator + "/" + denominator + " is not a share");
    }
  }

  /** Parses {@code "0.5%"} or {@code "0.005"}. */
  public static Share parse(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1).strip() : text.strip();
    if (number.matches("[0-9]{1,3}(\\.[0-9]{1,15})?")) {
      BigDecimal value = new BigDecimal(number).movePointLeft(percent ? 2 : 0);
      if (value.compareTo(BigDecimal.ONE) <= 0) {
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, value.scale()));
        BigInteger numerator = value.unscaledValue();
        BigInteger common = numerator.gcd(denominator);
        return new Share(numerator.divide(common), denominator.divide(common));
      }
    }
    throw new InvalidInputException(
        "not a share between 0% and 100%",
        "value \"" + text + "\"",
        "Write a percentage, such as 0.5%, or a fraction of 1, such as 0.005.");
  }

  /** Parses what {@link #toString} writes. */
  public static Share ofFraction(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.length() > 40) {
      throw new IllegalArgumentException("\"" + text + "\" is not a fraction");
    }
    return new Share(
        new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }

  /** The least whole amount that is not below this share of {@code total}. */
  public BigInteger of(BigInteger total) {
    BigInteger[] parts = total.multiply(numerator).divideAndRemainder(denominator);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
  }

  /** As a fraction, {@code "1/200"}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
