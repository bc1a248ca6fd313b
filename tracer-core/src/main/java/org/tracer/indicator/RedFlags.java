package org.tracer.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;

/**
 * Asks rules. The answer depends on nothing but the rules, what is looked at and the circumstances:
 * not on the order in which payments come. There is no score, and nothing is added up over rules.
 */
public final class RedFlags {

  private RedFlags() {}

  /**
   * Answers of all rules, by id. Time: rules × payments, times a logarithm.
   *
   * @param rules each id once
   */
  public static List<RuleResult> check(List<Rule> rules, Seen seen, Circumstances known) {
    Foci foci = new Foci(seen);
    return rules.stream()
        .sorted(Comparator.comparing(Rule::id))
        .map(rule -> check(rule, foci, seen, known))
        .toList();
  }

  private static RuleResult check(Rule rule, Foci foci, Seen seen, Circumstances known) {
    List<Match> matches = new ArrayList<>();
    List<Match> open = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    List<Focus> asked = foci.of(rule.askedOf());
    for (Focus focus : asked) {
      List<Checked> conditions = ask(rule.conditions(), focus, known);
      switch (together(rule, conditions)) {
        case YES ->
            matches.add(
                match(
                    focus,
                    conditions,
                    ask(rule.also(), focus, known),
                    ask(rule.contrary(), focus, known)));
        case UNKNOWN -> {
          Match one = match(focus, conditions, List.of(), List.of());
          open.add(one);
          missing.addAll(one.missing());
        }
        case NO -> {
          // Nothing to say of it.
        }
      }
    }
    if (rule.askedOf() == Subject.PAYER_AND_PAYEE) {
      unknownPayers(rule, seen).forEach(missing::add);
    }
    Outcome outcome =
        matches.isEmpty()
            ? missing.isEmpty() ? Outcome.NOT_MATCHED : Outcome.INCONCLUSIVE
            : Outcome.MATCHED;
    return new RuleResult(rule, outcome, asked.size(), matches, open, List.copyOf(missing));
  }

  /** Payments that one payer may have made, as many as the rule asks for. */
  private static List<String> unknownPayers(Rule rule, Seen seen) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Payment payment : seen.payments()) {
      if (payment.payers().isEmpty()) {
        counts.merge(payment.payee(), 1, Integer::sum);
      }
    }
    List<String> missing = new ArrayList<>();
    counts.forEach((payee, count) -> {
      if (count >= rule.leastPayments()) {
        missing.add("who made " + count + " payments to " + payee);
      }
    });
    return missing;
  }

  private static List<Checked> ask(List<Clause> clauses, Focus focus, Circumstances known) {
    return clauses.stream().map(clause -> clause.check(focus, known)).toList();
  }

  /** Of several answers: what one more piece of knowledge cannot change, else unknown. */
  private static Met together(Rule rule, List<Checked> conditions) {
    Met decides = rule.needsEvery() ? Met.NO : Met.YES;
    if (conditions.stream().anyMatch(one -> one.met() == decides)) {
      return decides;
    }
    if (conditions.stream().anyMatch(one -> one.met() == Met.UNKNOWN)) {
      return Met.UNKNOWN;
    }
    return rule.needsEvery() ? Met.YES : Met.NO;
  }

  private static Match match(
      Focus focus, List<Checked> conditions, List<Checked> also, List<Checked> contrary) {
    List<Party> parties = new ArrayList<>();
    if (focus.payer().isEmpty()) {
      parties.add(new Party("address", List.of(focus.payee()), Role.UNKNOWN_ROLE));
    } else {
      parties.add(new Party("payer", List.copyOf(focus.payer()), Role.UNKNOWN_ROLE));
      parties.add(new Party("payee", List.of(focus.payee()), Role.UNKNOWN_ROLE));
    }
    List<Payment> payments = new ArrayList<>(focus.payments());
    for (List<Checked> some : List.of(conditions, also, contrary)) {
      some.forEach(one -> one.facts().forEach(fact -> payments.addAll(fact.payments())));
    }
    return new Match(
        parties,
        payments.stream().distinct().sorted(Payment.ORDER).toList(),
        conditions,
        also,
        contrary);
  }
}
