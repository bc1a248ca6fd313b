package org.tracer.indicator;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.indicator.seen.Payment;
import org.tracer.price.Rate;
import org.tracer.price.Rates;

/**
 * What is known beside the payments.
 *
 * @param rates by which payments are worth something on the day of their block
 * @param nightOffset the offset from UTC by which night is told, as the user stated it; null if
 *     nothing was stated
 * @param tags what sources claim of addresses; null if no tags were given
 * @param demanded what was demanded as a ransom, as the user stated it; null if nothing was stated
 */
public record Circumstances(
    Rates rates, @Nullable ZoneOffset nightOffset, @Nullable Tags tags, @Nullable Fiat demanded) {

  /** Nothing is known beside the payments. */
  public static final Circumstances NONE = new Circumstances(Rates.NONE, null, null, null);

  /** What a payment was worth; empty where that cannot be said. */
  public Optional<BigDecimal> worth(Payment payment) {
    Integer decimals = payment.unit().decimals();
    if (decimals == null) {
      return Optional.empty();
    }
    return rate(payment).map(rate -> rate.worth(payment.amount(), decimals));
  }

  /** The rate by which a payment is valued. */
  public Optional<Rate> rate(Payment payment) {
    return rates.at(payment.unit().asset(), payment.time());
  }

  /** Why payments cannot be compared with an amount; empty if they can. */
  List<String> obstacles(List<Payment> payments, Fiat with) {
    if (rates.isEmpty()) {
      return List.of("no rates were given");
    }
    if (!with.currencies().contains(rates.currency())) {
      return List.of(
          "the rates are in "
              + rates.currency()
              + ", the rule's thresholds in "
              + String.join(" or ", with.currencies()));
    }
    TreeMap<String, TreeSet<String>> days = new TreeMap<>();
    TreeSet<String> unnamed = new TreeSet<>();
    for (Payment payment : payments) {
      if (payment.unit().decimals() == null) {
        unnamed.add(payment.unit().asset());
      } else if (rate(payment).isEmpty()) {
        String day = payment.time().toString().substring(0, 10);
        days.computeIfAbsent(payment.unit().asset(), any -> new TreeSet<>()).add(day);
      }
    }
    List<String> missing = new ArrayList<>();
    unnamed.forEach(asset -> missing.add("the decimal places of " + asset + " are not known"));
    days.forEach((asset, some) ->
        missing.add(
            "the rates have nothing for "
                + asset
                + " on "
                + some.getFirst()
                + (some.size() == 1 ? "" : " and " + (some.size() - 1) + " other days")));
    return missing;
  }

  /** What payments were worth that {@link #obstacles} finds nothing against. */
  BigDecimal sum(List<Payment> payments) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Payment payment : payments) {
      sum = sum.add(worth(payment).orElseThrow());
    }
    return sum;
  }
}
