package org.tracer.cli.converter;

import org.tracer.error.InvalidInputException;
import org.tracer.trace.FeeRule;
import picocli.CommandLine.ITypeConverter;

/** What becomes of fees. */
public final class FeeRuleConverter implements ITypeConverter<FeeRule> {

  @Override
  public FeeRule convert(String text) {
    for (FeeRule rule : FeeRule.values()) {
      if (rule.toString().equals(text)) {
        return rule;
      }
    }
    throw new InvalidInputException(
        "there is no such rule for fees",
        "value \"" + text + "\"",
        "There are: endpoint, fees-first, subsidy-first.");
  }
}
