package org.tracer.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An amount of money that is the same number in each of some currencies, as rules write it: EUR
 * 1,000 or USD 1,000.
 *
 * @param amount zero or more, exact
 * @param currencies ISO 4217 codes, at least one
 */
public record Fiat(BigDecimal amount, SortedSet<String> currencies) {

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,3})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Fiat {
    if (amount.signum() < 0 || currencies.isEmpty()) {
      throw new IllegalArgumentException(amount + " of " + currencies);
    }
    currencies = Collections.unmodifiableSortedSet(new TreeSet<>(currencies));
  }

  /**
   * Of an amount in digits with a point, and currencies.
   *
   * @throws IllegalArgumentException if that is not what they are
   */
  public static Fiat of(String amount, List<String> currencies) {
    if (!AMOUNT.matcher(amount).matches()) {
      throw new IllegalArgumentException("\"" + amount + "\" is no amount, such as 250 or 12.50");
    }
    for (String currency : currencies) {
      if (!CURRENCY.matcher(currency).matches()) {
        throw new IllegalArgumentException("\"" + currency + "\" is no currency, such as EUR");
      }
    }
    return new Fiat(new BigDecimal(amount), new TreeSet<>(currencies));
  }

  /** {@code EUR 250}, {@code EUR/USD 1000}. */
  @Override
  public String toString() {
    return String.join("/", currencies) + " " + amount.toPlainString();
  }
}
