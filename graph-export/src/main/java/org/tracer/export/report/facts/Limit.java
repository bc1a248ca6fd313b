package org.tracer.export.report.facts;

import java.util.List;

/**
 * A stop rule that was set, and what it cut.
 *
 * @param rule its name
 * @param value as text
 * @param places how many places ended by it
 * @param cut the sums an asset; empty under a rule that does not conserve value
 */
public record Limit(String rule, String value, int places, List<Money> cut) {
  public Limit {
    cut = List.copyOf(cut);
  }
}
