package org.tracer.cli.converter;

import java.util.List;
import java.util.stream.Collectors;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** One accounting policy, or all of them side by side. */
public record PolicyChoice(List<Policy> policies) {

  public PolicyChoice {
    policies = List.copyOf(policies);
  }

  /** Whether every rule was asked for. */
  public boolean isAll() {
    return policies.size() > 1;
  }

  /** Converts a policy's name or {@code all}. */
  public static final class Converter implements ITypeConverter<PolicyChoice> {

    @Override
    public PolicyChoice convert(String text) {
      if (text.equals(TraceDocument.ALL)) {
        return new PolicyChoice(Policies.all());
      }
      return Policies.named(text)
          .map(policy -> new PolicyChoice(List.of(policy)))
          .orElseThrow(() ->
              new InvalidInputException(
                  "there is no such policy",
                  "value \"" + text + "\"",
                  "There are: "
                      + Policies.all().stream().map(Policy::name).collect(Collectors.joining(", "))
                      + "; and all, for every one of them."));
    }
  }
}
