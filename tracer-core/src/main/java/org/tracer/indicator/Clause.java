package org.tracer.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition of a rule.
 *
 * @param origin who set its thresholds
 */
public record Clause(Condition condition, Origin origin) {

  /** What is checked, with the thresholds in force and their units. */
  public String terms() {
    return condition.terms();
  }

  /** What it answers, with what is missing where a payment that is not here could change a yes. */
  Checked check(Focus focus, Circumstances known) {
    Answer answer = condition.ask(focus, known);
    if (answer.met() == Met.YES && condition.needsAll() && !focus.whole()) {
      return new Checked(
          this,
          Met.UNKNOWN,
          answer.facts(),
          List.of("payments that are not in what was looked at: ask of the address itself"));
    }
    if (answer.met() == Met.YES && condition.needsAll() && !focus.unplaced().isEmpty()) {
      List<Fact> facts = new ArrayList<>(answer.facts());
      facts.add(
          new Fact(
              "who made "
                  + focus.unplaced().size()
                  + " other payments to the payee is not known: one by this payer could change"
                  + " this",
              focus.unplaced()));
      return new Checked(this, Met.YES, facts, List.of());
    }
    return new Checked(this, answer.met(), answer.facts(), answer.missing());
  }
}
