package org.tracer.indicator;

import java.util.List;

/**
 * A condition that was asked.
 *
 * @param facts what was found
 * @param missing what would have to be known; only of {@link Met#UNKNOWN}
 */
public record Checked(Clause clause, Met met, List<Fact> facts, List<String> missing) {
  public Checked {
    facts = List.copyOf(facts);
    missing = List.copyOf(missing);
  }
}
