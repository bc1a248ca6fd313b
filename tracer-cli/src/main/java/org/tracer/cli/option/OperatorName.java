package org.tracer.cli.option;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.evidence.Operator;
import picocli.CommandLine.Option;

/** Who writes into a case. */
public final class OperatorName {

  private static final String VARIABLE = "TRACER_OPERATOR";

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Who works on the case, unless TRACER_OPERATOR says so.")
  private @Nullable String name;

  /** The name that was given, that of the environment, or the user's on this machine. */
  public Operator operator(Surroundings surroundings) {
    String named = name == null ? surroundings.environment().get(VARIABLE) : name;
    String user = System.getProperty("user.name", "");
    String chosen = named == null || named.isBlank() ? user : named.strip();
    return new Operator(chosen.isBlank() ? "unknown" : chosen, Clock.systemUTC());
  }
}
