package org.tracer.cli.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which whole chain is read. */
public final class TablesChoice {

  private static final String VARIABLE = "TRACER_SOURCE";

  @Option(
      names = "--source",
      paramLabel = "URI",
      completionCandidates = Candidates.OfTables.class,
      description = "The chain, as index:DIR, unless TRACER_SOURCE says so.")
  private @Nullable String source;

  @Mixin private CaseChoice chosenCase = new CaseChoice();

  /** The case that the result is kept in, if there is one. */
  public CaseChoice inCase() {
    return chosenCase;
  }

  /** What the user named; empty if nothing. */
  public String uri(Surroundings surroundings) {
    return source != null ? source : surroundings.environment().getOrDefault(VARIABLE, "");
  }

  /** Opens the tables that are named. */
  public ChainTables open(Surroundings surroundings) {
    String uri = uri(surroundings);
    if (uri.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no source is named",
          "neither --source nor the environment variable " + VARIABLE,
          "Name an index, as --source index:DIR.");
    }
    chosenCase.start(surroundings);
    try {
      return surroundings.chainTables().open(uri);
    } catch (InvalidInputException e) {
      if (source != null) {
        throw e;
      }
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          Objects.requireNonNullElse(e.getMessage(), "the source cannot be opened"),
          "environment variable " + VARIABLE + ", " + e.input(),
          e.remedy(),
          e);
    }
  }
}
