package org.tracer.chain;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.tracer.error.InvalidInputException;

/** An amount of bitcoin in satoshi; sums throw instead of overflowing. */
public record Satoshi(long value) implements Amount, Comparable<Satoshi> {

  /** All the bitcoin there can be: 21 million coins. */
  public static final long MAX_MONEY = 2_100_000_000_000_000L;

  public static final Satoshi ZERO = new Satoshi(0);

  private static final int DECIMALS = 8;
  private static final long COIN = 100_000_000;

  public Satoshi {
    if (value < 0) {
      throw new IllegalArgumentException("negative amount: " + value + " satoshi");
    }
  }

  public static Satoshi of(long value) {
    return new Satoshi(value);
  }

  /** Parses whole satoshi ({@code "1500"}) or coins with the unit ({@code "0.015 BTC"}). */
  public static Satoshi parse(String text) {
    String number = text.strip();
    int scale = 0;
    if (number.regionMatches(true, number.length() - 3, "BTC", 0, 3)) {
      number = number.substring(0, number.length() - 3).strip();
      scale = DECIMALS;
    } else if (number.regionMatches(true, number.length() - 3, "sat", 0, 3)) {
      number = number.substring(0, number.length() - 3).strip();
    }
    if (!number.matches("[0-9]{1,19}(\\.[0-9]{1,8})?")) {
      throw notAnAmount(text);
    }
    try {
      return new Satoshi(
          new BigDecimal(number).movePointRight(scale).toBigIntegerExact().longValueExact());
    } catch (ArithmeticException e) {
      throw notAnAmount(text);
    }
  }

  public Satoshi plus(Satoshi other) {
    return new Satoshi(Math.addExact(value, other.value));
  }

  /** The difference; throws if it would be negative. */
  public Satoshi minus(Satoshi other) {
    return new Satoshi(Math.subtractExact(value, other.value));
  }

  @Override
  public BigInteger baseUnits() {
    return BigInteger.valueOf(value);
  }

  @Override
  public String toDecimal() {
    // A coin is added so that the digits behind the point keep their zeros.
    return value / COIN + "." + Long.toString(COIN + value % COIN).substring(1);
  }

  @Override
  public int compareTo(Satoshi other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }

  private static InvalidInputException notAnAmount(String text) {
    return new InvalidInputException(
        "cannot parse amount",
        "value \"" + text + "\"",
        "Write whole satoshi (1500) or coins with the unit (0.015BTC).");
  }
}
