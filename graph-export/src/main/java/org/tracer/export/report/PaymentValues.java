package org.tracer.export.report;

import java.util.Optional;
import org.tracer.export.report.facts.Money;
import org.tracer.export.report.facts.Payment;

/** Tells what payments were worth. */
@FunctionalInterface
public interface PaymentValues {

  /** No rates are known. */
  PaymentValues NONE = (payment, money) -> Optional.empty();

  /** The value of an amount at the time of a payment, if a rate is known. */
  Optional<PaymentValue> of(Payment payment, Money money);
}
