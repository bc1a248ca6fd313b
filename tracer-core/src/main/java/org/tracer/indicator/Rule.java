package org.tracer.indicator;

import java.util.List;
import java.util.stream.Stream;

/**
 * An indicator as a rule.
 *
 * @param id such as {@code OCSE-FSEC-1}
 * @param version counted up whenever the rule answers otherwise
 * @param looksFor one sentence
 * @param askedOf what it is asked of
 * @param needsEvery whether all conditions have to be met, or one is enough
 * @param conditions what has to be met, at least one
 * @param also what is said beside a match, and decides nothing
 * @param contrary what speaks against it and can be checked; decides nothing either
 * @param innocent what else looks the same
 * @param notVisible what the source asks for and no chain shows: to be asked elsewhere
 * @param file where it was read, with the SHA-256 of its bytes
 */
public record Rule(
    String id,
    int version,
    String title,
    String looksFor,
    RuleSource source,
    Subject askedOf,
    boolean needsEvery,
    List<Clause> conditions,
    List<Clause> also,
    List<Clause> contrary,
    List<String> innocent,
    List<String> notVisible,
    String file) {

  public Rule {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a rule without conditions matches everything");
    }
    conditions = List.copyOf(conditions);
    also = List.copyOf(also);
    contrary = List.copyOf(contrary);
    innocent = List.copyOf(innocent);
    notVisible = List.copyOf(notVisible);
  }

  /** How many payments of one payer a match has at least. */
  int leastPayments() {
    return Math.max(
        1,
        conditions.stream()
            .map(Clause::condition)
            .flatMap(one ->
                one instanceof CountCondition.PaymentsAtLeast least
                    ? Stream.of(least.count())
                    : Stream.empty())
            .max(Integer::compare)
            .orElse(1));
  }
}
