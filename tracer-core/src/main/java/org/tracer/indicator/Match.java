package org.tracer.indicator;

import java.util.List;
import org.tracer.indicator.seen.Payment;

/**
 * What one payer and payee, or one address, answer to a rule.
 *
 * @param payments all that the rule was asked of
 * @param conditions those of the rule, in its order
 * @param also what is said beside, in the rule's order; empty unless the rule is matched
 * @param contrary what speaks against it, likewise
 */
public record Match(
    List<Party> parties,
    List<Payment> payments,
    List<Checked> conditions,
    List<Checked> also,
    List<Checked> contrary) {
  public Match {
    parties = List.copyOf(parties);
    payments = List.copyOf(payments);
    conditions = List.copyOf(conditions);
    also = List.copyOf(also);
    contrary = List.copyOf(contrary);
  }

  /** What would have to be known, each thing once, in order. */
  public List<String> missing() {
    return conditions.stream().flatMap(one -> one.missing().stream()).distinct().toList();
  }
}
