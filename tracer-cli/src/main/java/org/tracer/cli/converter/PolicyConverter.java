package org.tracer.cli.converter;

import java.util.stream.Collectors;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** The name of an accounting policy. */
public final class PolicyConverter implements ITypeConverter<Policy> {

  @Override
  public Policy convert(String text) {
    return Policies.named(text)
        .orElseThrow(() ->
            new InvalidInputException(
                "there is no such policy",
                "value \"" + text + "\"",
                "There are: "
                    + Policies.all().stream().map(Policy::name).collect(Collectors.joining(", "))
                    + "."));
  }
}
