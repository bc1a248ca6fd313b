package org.tracer.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.evm.explorer.Explorer;
import org.tracer.source.evm.explorer.ExplorerChain;
import org.tracer.source.evm.explorer.ExplorerOptions;
import org.tracer.source.http.ApiKey;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.RecordingTransport;

/** Opens explorers of EVM chains, and recordings of them. */
final class ExplorerSource {

  private static final String ETHERSCAN = "etherscan";
  private static final String BLOCKSCOUT = "blockscout";
  private static final String CONFIRMATIONS = "confirmations";
  private static final String PAGE = "page";
  private static final String ROWS = "rows";

  private ExplorerSource() {}

  static boolean isSource(String origin) {
    return origin.startsWith(ETHERSCAN + "+") || origin.startsWith(BLOCKSCOUT + "+");
  }

  static AccountChain open(String uri, SourceOptions options) {
    String kind = uri.startsWith(ETHERSCAN) ? ETHERSCAN : BLOCKSCOUT;
    RemoteAddress address = RemoteAddress.parse(uri, kind, Set.of(CONFIRMATIONS, PAGE, ROWS));
    ExplorerOptions defaults = ExplorerOptions.DEFAULTS;
    ExplorerOptions reading =
        reading(
            address.number(CONFIRMATIONS, defaults.confirmations()),
            address.number(PAGE, defaults.pageSize()),
            address.number(ROWS, defaults.mostRows()));
    Endpoint endpoint = address.endpoint();
    TransportOptions transportOptions = options.transport(ExplorerChain.REQUESTS_PER_SECOND);
    Transport transport =
        new PatientTransport(
            new OkHttpExchange(endpoint, key(kind, options), transportOptions),
            endpoint,
            transportOptions,
            ExplorerChain::isBusy,
            options.listener,
            options.sleeper);
    String origin = kind + "+" + endpoint;
    return Opening.closingOnFailure(
        transport, () -> open(explorer(origin), origin, transport, options, reading));
  }

  /** The key from the environment: {@code ETHERSCAN_API_KEY} or {@code BLOCKSCOUT_API_KEY}. */
  private static Credentials key(String kind, SourceOptions options) {
    String name = kind.equals(ETHERSCAN) ? "ETHERSCAN_API_KEY" : "BLOCKSCOUT_API_KEY";
    Optional<String> key = options.environment.apply(name).filter(text -> !text.isBlank());
    return key.<Credentials>map(ApiKey::of).orElse(Credentials.NONE);
  }

  private static ExplorerOptions reading(int confirmations, int page, int rows) {
    try {
      return new ExplorerOptions(confirmations, page, rows);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "an option of the explorer is out of range",
          CONFIRMATIONS + "=" + confirmations + ", " + PAGE + "=" + page + ", " + ROWS + "=" + rows,
          "A page has 1 to 10000 rows.",
          e);
    }
  }

  private static Explorer explorer(String origin) {
    if (origin.startsWith(BLOCKSCOUT)) {
      return Explorer.BLOCKSCOUT;
    }
    return origin.endsWith("/v2/api") ? Explorer.ETHERSCAN : Explorer.ETHERSCAN_V1;
  }

  private static AccountChain open(
      Explorer explorer,
      String origin,
      Transport transport,
      SourceOptions options,
      ExplorerOptions reading) {
    Path directory = options.recordDirectory;
    if (directory == null) {
      EvmNetwork network = network(explorer, transport, options.evmNetwork, origin);
      return ExplorerChain.open(explorer, transport, network, reading, origin);
    }
    RecordingTransport recording = new RecordingTransport(transport, directory, options.clock);
    EvmNetwork network = network(explorer, recording, options.evmNetwork, origin);
    AccountChain chain = ExplorerChain.open(explorer, recording, network, reading, origin);
    // An explorer that is refused leaves no directory behind.
    recording.start(
        new RecordingHeader(
            origin,
            network.chainId(),
            Map.of(
                CONFIRMATIONS,
                Integer.toString(reading.confirmations()),
                PAGE,
                Integer.toString(reading.pageSize()),
                ROWS,
                Integer.toString(reading.mostRows()))));
    return chain;
  }

  static AccountChain replay(RecordingHeader header, Transport replay, SourceOptions options) {
    EvmNetwork recorded =
        EvmNetwork.named(header.chain().toString())
            .orElseThrow(() ->
                new MalformedDataException(
                    "the recording is of a chain that is not known",
                    header.chain() + ", " + header.source(),
                    "Use a newer version of Tracer, or record again."));
    EvmNetwork meant = options.evmNetwork;
    if (meant != null && !meant.equals(recorded)) {
      throw new InvalidInputException(
          "the recording is of another chain (" + recorded.shortName() + ")",
          header.source(),
          "Name a recording of " + meant.shortName() + ".");
    }
    ExplorerOptions defaults = ExplorerOptions.DEFAULTS;
    ExplorerOptions reading =
        reading(
            number(header, CONFIRMATIONS, defaults.confirmations()),
            number(header, PAGE, defaults.pageSize()),
            number(header, ROWS, defaults.mostRows()));
    String origin = header.source();
    return ExplorerChain.open(explorer(origin), replay, recorded, reading, origin);
  }

  private static int number(RecordingHeader header, String name, int otherwise) {
    String text = header.options().getOrDefault(name, "");
    return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : otherwise;
  }

  /** The network that is meant; where none is, the one the explorer says it is of. */
  private static EvmNetwork network(
      Explorer explorer, Transport transport, @Nullable EvmNetwork meant, String origin) {
    if (meant != null) {
      return meant;
    }
    if (explorer == Explorer.ETHERSCAN) {
      throw new InvalidInputException(
          "the explorer serves many chains, and none is named",
          origin,
          "Name one, such as --chain ethereum.");
    }
    return ExplorerChain.network(explorer, transport, EvmNetwork.ETHEREUM, origin)
        .orElseThrow(() ->
            new InvalidInputException(
                "the explorer does not say which chain it is of",
                origin,
                "Name it, such as --chain ethereum."));
  }
}
