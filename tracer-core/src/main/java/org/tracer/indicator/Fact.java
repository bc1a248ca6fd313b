package org.tracer.indicator;

import java.util.List;
import org.tracer.indicator.seen.Payment;

/**
 * What was found, with its numbers and the threshold in force.
 *
 * @param says one sentence
 * @param payments on which it rests, in the order of the chain
 */
public record Fact(String says, List<Payment> payments) {
  public Fact {
    payments = payments.stream().distinct().sorted(Payment.ORDER).toList();
  }
}
