package org.tracer.export.report;

import java.util.Objects;
import java.util.Optional;
import org.tracer.export.report.facts.Money;
import org.tracer.export.report.facts.Payment;
import org.tracer.price.Rate;
import org.tracer.price.Rates;

/** Tells what payments were worth. */
@FunctionalInterface
public interface PaymentValues {

  /** No rates are known. */
  PaymentValues NONE = (payment, money) -> Optional.empty();

  /** By daily rates; nothing for days and assets that have none. */
  static PaymentValues by(Rates rates) {
    return (payment, money) ->
        money.decimals() == null
            ? Optional.empty()
            : rates.at(money.asset(), payment.blockTime()).map(rate -> value(rate, money));
  }

  private static PaymentValue value(Rate rate, Money money) {
    return new PaymentValue(
        rate.worth(money.baseUnits(), Objects.requireNonNull(money.decimals())).toPlainString(),
        rate.currency(),
        rate.perUnit().toPlainString(),
        rate.source() + ", " + rate.day());
  }

  /** The value of an amount at the time of a payment, if a rate is known. */
  Optional<PaymentValue> of(Payment payment, Money money);
}
