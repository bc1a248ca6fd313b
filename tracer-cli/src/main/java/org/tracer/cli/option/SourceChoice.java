package org.tracer.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.NetworkConverter;
import org.tracer.ledger.UtxoLedger;
import picocli.CommandLine.Option;

/** Where the ledger is read from. */
public final class SourceChoice {

  static final String VARIABLE = "TRACER_SOURCE";

  @Option(
      names = "--source",
      paramLabel = "URI",
      description = "Where to read from, unless TRACER_SOURCE says so; see below.")
  private @Nullable String source;

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      converter = NetworkConverter.class,
      description = "The chain the source has to be of, such as bitcoin; unless given, any.")
  private @Nullable BitcoinNetwork chain;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Keep every answer of the source in DIR, to replay it offline.")
  private @Nullable Path record;

  /** Where answers are being recorded; null if they are not. */
  public @Nullable Path recording() {
    return record;
  }

  public UtxoLedger open(Surroundings surroundings) {
    String uri = source != null ? source : surroundings.environment().get(VARIABLE);
    if (uri == null || uri.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no source is named",
          "neither --source nor the environment variable " + VARIABLE,
          "Name one, such as --source blocks:DIR; 'tracer demo' needs none.");
    }
    throw new CommandFailure(ExitCode.UNAVAILABLE, "no such source yet", uri, "");
  }
}
