package org.tracer.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.ChainConverter;
import org.tracer.cli.converter.LimitConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.CaseRun;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.blocks.BlocksUri;
import org.tracer.source.http.ProxyAddress;
import org.tracer.source.recording.RecordingWriter;
import org.tracer.trace.StopRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the ledger is read from. */
public final class SourceChoice {

  private static final String VARIABLE = "TRACER_SOURCE";
  private static final String RECORDING = "recording:";

  @Option(
      names = "--source",
      paramLabel = "URI",
      completionCandidates = Candidates.OfSource.class,
      description = "Where to read from, unless TRACER_SOURCE says so; see below.")
  private @Nullable String source;

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      converter = ChainConverter.class,
      completionCandidates = Candidates.OfChain.class,
      description =
          "The chain the source has to be of, such as bitcoin or ethereum; unless given, any.")
  private @Nullable ChainId chain;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Keep every answer of the source in DIR, to replay it offline.")
  private @Nullable Path record;

  @Option(
      names = "--proxy",
      paramLabel = "URI",
      description = "Ask through socks5://HOST:PORT (such as Tor) or http://HOST:PORT.")
  private @Nullable String proxy;

  @Option(
      names = "--rate",
      paramLabel = "N|none",
      converter = LimitConverter.class,
      description = "At most N requests a second; unless given, 10, and none for a node.")
  private @Nullable Integer rate;

  @Option(
      names = "--trust-input-amounts",
      description = "Take the source's word for the amounts of inputs, to ask less; noted.")
  private boolean trustInputAmounts;

  @Option(
      names = "--cookie-file",
      paramLabel = "FILE",
      description = "The cookie of a Bitcoin Core node.")
  private @Nullable Path cookieFile;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file whose first line is user:password for a Bitcoin Core node.")
  private @Nullable Path passwordFile;

  private Runnable listener = () -> {};

  @Mixin private CaseChoice chosenCase = new CaseChoice();
  private @Nullable CaseRun run;

  /** The case that what is read is kept in, if there is one. */
  public CaseChoice inCase() {
    return chosenCase;
  }

  /** Where answers are being recorded; null if they are not. */
  public @Nullable Path recording() {
    return record;
  }

  /** Whether the source that is named is of a chain of accounts. */
  public boolean isOfAccounts(Surroundings surroundings) {
    String uri = source != null ? source : surroundings.environment().get(VARIABLE);
    return uri != null && uri.indexOf(':') > 0 && AccountSources.serves(uri);
  }

  /** Opens the source that is named, which has outputs; the caller closes it. */
  public UtxoLedger open(Surroundings surroundings) {
    if (chain != null && BitcoinNetwork.of(chain).isEmpty()) {
      throw anotherChain("one of outputs", chain);
    }
    return open(surroundings, uri -> checked(Sources.open(uri, options(surroundings))));
  }

  /** Has {@code newListener} run at every request of a source that is opened after this. */
  public void hearRequests(Runnable newListener) {
    listener = newListener;
  }

  /** Opens the source that is named, which has accounts; the caller closes it. */
  public AccountChain openAccounts(Surroundings surroundings) {
    if (chain != null && BitcoinNetwork.of(chain).isPresent()) {
      throw anotherChain("one of accounts", chain);
    }
    return open(surroundings, uri -> AccountSources.open(uri, options(surroundings)));
  }

  /** Opens a source that holds a whole chain as tables: an index. */
  public ChainTables openTables(Surroundings surroundings) {
    return open(surroundings, uri -> surroundings.chainTables().open(uri));
  }

  /** What the user named; empty if nothing. */
  public String uri(Surroundings surroundings) {
    return source != null ? source : surroundings.environment().getOrDefault(VARIABLE, "");
  }

  private <T> T open(Surroundings surroundings, Function<String, T> opening) {
    String uri = source != null ? source : surroundings.environment().get(VARIABLE);
    if (uri == null || uri.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no source is named",
          "neither --source nor the environment variable " + VARIABLE,
          "Name one, such as --source blocks:DIR; 'tracer demo' needs none.");
    }
    refuseAbsent(uri);
    if (record != null && chosenCase.directory() != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "a case keeps every answer itself",
          "--record with --case",
          "Leave --record out.");
    }
    makeRecordDirectory();
    run = chosenCase.start(surroundings);
    try {
      return opening.apply(uri);
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

  /** Whether answers come from a server that strangers may run. */
  public boolean isPublicServer(Surroundings surroundings) {
    String uri =
        Objects.requireNonNullElse(source, surroundings.environment().getOrDefault(VARIABLE, ""));
    int start = uri.indexOf("://");
    if (start < 0) {
      return false;
    }
    String host = uri.substring(start + 3).split("[/:?#]", 2)[0];
    return Disclosure.isPublic(host);
  }

  private void makeRecordDirectory() {
    if (record == null) {
      return;
    }
    try {
      RecordingWriter.refuseSecond(record);
      Files.createDirectories(record);
    } catch (InvalidInputException e) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          Objects.requireNonNullElse(e.getMessage(), "cannot record here"),
          "--record, value \"" + record + "\"",
          e.remedy(),
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "the directory for the recording cannot be made",
          "--record, value \"" + record + "\"",
          "Name a directory where you may write.",
          e);
    }
  }

  private SourceOptions options(Surroundings surroundings) {
    Disclosure disclosure = new Disclosure(surroundings.errorScreen(), proxy != null);
    SourceOptions options =
        SourceOptions.defaults()
            .withTrustInputAmounts(trustInputAmounts)
            .withEnvironment(name -> Optional.ofNullable(surroundings.environment().get(name)))
            .withListener(uri -> {
              disclosure.onRequest(uri);
              listener.run();
            });
    if (chain != null) {
      options = withChain(options, chain);
    }
    if (record != null) {
      options = options.withRecordDirectory(record);
    }
    CaseRun running = run;
    if (running != null) {
      options = options.withArchive(running);
    }
    if (proxy != null) {
      options = options.withProxy(ProxyAddress.parse(proxy));
    }
    if (rate != null) {
      options = options.withRequestsPerSecond(rate == StopRules.UNLIMITED ? 0 : rate);
    }
    if (cookieFile != null) {
      options = options.withCookieFile(cookieFile);
    }
    return passwordFile == null ? options : options.withPasswordFile(passwordFile);
  }

  private static SourceOptions withChain(SourceOptions options, ChainId chain) {
    return BitcoinNetwork.of(chain)
        .map(options::withNetwork)
        .orElseGet(() -> options.withNetwork(EvmNetwork.named(chain.toString()).orElseThrow()));
  }

  private UtxoLedger checked(UtxoLedger ledger) {
    if (chain != null && !chain.equals(ledger.network().chainId())) {
      BitcoinNetwork found = ledger.network();
      ledger.close();
      throw anotherChain(found.shortName(), chain);
    }
    return ledger;
  }

  private static InvalidInputException anotherChain(String found, ChainId meant) {
    String name = ChainConverter.name(meant);
    return new InvalidInputException(
        "the source is of another chain (" + found + ")",
        "--chain " + name,
        "Name a source of " + name + ", or leave --chain out.");
  }

  /** Files that are not there are told from sources that do not answer. */
  private static void refuseAbsent(String uri) {
    if (uri.startsWith(BlocksUri.SCHEME)) {
      BlocksUri.parse(uri).paths().forEach(path -> refuseAbsent(uri, path));
    } else if (uri.startsWith(RECORDING)) {
      try {
        refuseAbsent(uri, Path.of(uri.substring(RECORDING.length())));
      } catch (InvalidPathException e) {
        throw new InvalidInputException(
            "no file can have this name", "--source, value \"" + uri + "\"", "Check it.", e);
      }
    }
  }

  private static void refuseAbsent(String uri, Path path) {
    if (!Files.exists(path)) {
      throw new CommandFailure(
          ExitCode.NO_INPUT,
          "there is no such file or directory",
          path + ", source " + uri,
          "Check the path.");
    }
  }
}
