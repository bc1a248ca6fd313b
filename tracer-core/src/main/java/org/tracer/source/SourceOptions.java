package org.tracer.source;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.source.http.PatientTransport.Sleeper;
import org.tracer.source.http.ProxyAddress;
import org.tracer.source.http.RequestListener;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.DirectoryArchive;
import org.tracer.source.recording.Recording;

/** How to open a source; everything has a default. Changes return a copy. Immutable. */
public final class SourceOptions {

  @Nullable BitcoinNetwork network;
  @Nullable EvmNetwork evmNetwork;
  @Nullable BlockHeight firstHeight;
  private @Nullable Path recordDirectory;
  private @Nullable Archive archive;
  @Nullable Path cookieFile;
  @Nullable Path passwordFile;
  @Nullable Integer requestsPerSecond;
  boolean trustInputAmounts;
  TransportOptions transport = TransportOptions.DEFAULTS;
  RequestListener listener = uri -> {};
  Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
  Clock clock = Clock.systemUTC();
  Sleeper sleeper = Thread::sleep;

  private SourceOptions() {}

  public static SourceOptions defaults() {
    return new SourceOptions();
  }

  private SourceOptions copy() {
    SourceOptions copy = new SourceOptions();
    copy.network = network;
    copy.evmNetwork = evmNetwork;
    copy.firstHeight = firstHeight;
    copy.recordDirectory = recordDirectory;
    copy.archive = archive;
    copy.cookieFile = cookieFile;
    copy.passwordFile = passwordFile;
    copy.requestsPerSecond = requestsPerSecond;
    copy.trustInputAmounts = trustInputAmounts;
    copy.transport = transport;
    copy.listener = listener;
    copy.environment = environment;
    copy.clock = clock;
    copy.sleeper = sleeper;
    return copy;
  }

  /** The network that is meant; a source of another one is refused. */
  public SourceOptions withNetwork(BitcoinNetwork value) {
    SourceOptions copy = copy();
    copy.network = value;
    return copy;
  }

  /** The EVM network that is meant; a source of another one is refused. */
  public SourceOptions withNetwork(EvmNetwork value) {
    SourceOptions copy = copy();
    copy.evmNetwork = value;
    return copy;
  }

  /** Height of the first block, for block files that do not tell it. */
  public SourceOptions withFirstHeight(BlockHeight value) {
    SourceOptions copy = copy();
    copy.firstHeight = value;
    return copy;
  }

  /** Where to write a recording of everything that is read. */
  public SourceOptions withRecordDirectory(Path value) {
    SourceOptions copy = copy();
    copy.recordDirectory = value;
    return copy;
  }

  /** Where to keep everything that is read, before it is used. */
  public SourceOptions withArchive(Archive value) {
    SourceOptions copy = copy();
    copy.archive = value;
    return copy;
  }

  /**
   * Where to keep what is read from a recording: in a case; null for nowhere.
   *
   * @throws InvalidInputException if a second recording is to be made of it
   */
  @Nullable Archive archiveOf(Recording recording) {
    if (archive == null && recordDirectory != null) {
      throw new InvalidInputException(
          "a recording cannot be recorded again",
          recording.header().source(),
          "Copy its directory instead.");
    }
    if (archive != null && !recording.notices().isEmpty()) {
      throw new InvalidInputException(
          "a recording that is not whole cannot be taken into a case",
          recording.notices().getFirst(),
          "Record again, or use it without --case.");
    }
    return archive;
  }

  /** Where to keep what is read; null for nowhere. */
  @Nullable Archive archive() {
    return archive == null && recordDirectory != null
        ? new DirectoryArchive(recordDirectory, clock)
        : archive;
  }

  /** The cookie file of a node. */
  public SourceOptions withCookieFile(Path value) {
    SourceOptions copy = copy();
    copy.cookieFile = value;
    return copy;
  }

  /** A file whose first line is {@code user:password}. */
  public SourceOptions withPasswordFile(Path value) {
    SourceOptions copy = copy();
    copy.passwordFile = value;
    return copy;
  }

  /** Takes a server's word for input amounts, to save requests; the ledger's notices say so. */
  public SourceOptions withTrustInputAmounts(boolean value) {
    SourceOptions copy = copy();
    copy.trustInputAmounts = value;
    return copy;
  }

  /** A proxy for every request; there is no fallback to a direct connection. */
  public SourceOptions withProxy(ProxyAddress value) {
    return withTransport(transport.withProxy(value));
  }

  /** Requests a second, 0 for no bound; by default 10, and no bound for a node. */
  public SourceOptions withRequestsPerSecond(int value) {
    SourceOptions copy = copy();
    copy.requestsPerSecond = value;
    return copy;
  }

  /** Requests under way at once. */
  public SourceOptions withConcurrency(int value) {
    return withTransport(transport.withLoad(value, transport.requestsPerSecond()));
  }

  public SourceOptions withTimeouts(Duration connect, Duration read, Duration wholeCall) {
    return withTransport(transport.withTimeouts(connect, read, wholeCall));
  }

  /** Everything about the transport but the request rate. */
  public SourceOptions withTransport(TransportOptions value) {
    SourceOptions copy = copy();
    copy.transport = value;
    return copy;
  }

  /** Told of every request before it is sent. */
  public SourceOptions withListener(RequestListener value) {
    SourceOptions copy = copy();
    copy.listener = value;
    return copy;
  }

  /** Where credentials are looked up by name, instead of the process environment. */
  public SourceOptions withEnvironment(Function<String, Optional<String>> value) {
    SourceOptions copy = copy();
    copy.environment = value;
    return copy;
  }

  /** The clock of recordings and the way to wait, for tests. */
  SourceOptions withTime(Clock newClock, Sleeper newSleeper) {
    SourceOptions copy = copy();
    copy.clock = newClock;
    copy.sleeper = newSleeper;
    return copy;
  }

  TransportOptions transport(int defaultRequestsPerSecond) {
    int rate = requestsPerSecond == null ? defaultRequestsPerSecond : requestsPerSecond;
    return transport.withLoad(transport.concurrency(), rate);
  }
}
