package org.tracer.indicator;

import java.util.List;

/**
 * What a rule answers.
 *
 * @param asked of how many payers and payees, or addresses, it was asked
 * @param matches those that meet it, by address
 * @param open those of which it cannot be told, by address
 * @param missing what would have to be known to tell, each thing once
 */
public record RuleResult(
    Rule rule,
    Outcome outcome,
    int asked,
    List<Match> matches,
    List<Match> open,
    List<String> missing) {
  public RuleResult {
    matches = List.copyOf(matches);
    open = List.copyOf(open);
    missing = List.copyOf(missing);
  }
}
