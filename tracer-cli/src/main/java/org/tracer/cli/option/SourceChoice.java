package org.tracer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.NetworkConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlocksUri;
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
    UtxoLedger ledger = open(uri);
    if (chain != null && chain != ledger.network()) {
      BitcoinNetwork found = ledger.network();
      ledger.close();
      throw new InvalidInputException(
          "the source is of another chain (" + found.shortName() + ")",
          "--chain " + chain.shortName() + ", source " + uri,
          "Name a source of " + chain.shortName() + ", or leave --chain out.");
    }
    return ledger;
  }

  private UtxoLedger open(String uri) {
    if (uri.startsWith(BlocksUri.SCHEME)) {
      BlocksUri blocks = BlocksUri.parse(uri);
      blocks.paths().forEach(SourceChoice::refuseAbsent);
      return blocks.open();
    }
    throw new CommandFailure(ExitCode.UNAVAILABLE, "no such source yet", uri, "");
  }

  private static void refuseAbsent(Path path) {
    if (!Files.exists(path)) {
      throw new CommandFailure(
          ExitCode.NO_INPUT,
          "there is no such file or directory",
          path.toString(),
          "Check the path.");
    }
  }
}
