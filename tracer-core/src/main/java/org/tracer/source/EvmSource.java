package org.tracer.source;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.evm.rpc.EvmRpcChain;
import org.tracer.source.evm.rpc.EvmRpcOptions;
import org.tracer.source.evm.rpc.EvmRpcOptions.Horizon;
import org.tracer.source.evm.rpc.TransportService;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordingHeader;

/** Opens nodes of EVM chains by JSON-RPC, and recordings of them. */
final class EvmSource {

  static final String KIND = "evm";

  private static final String HORIZON = "horizon";
  private static final String SCAN = "scan";
  private static final int REQUESTS_PER_SECOND = 10;

  private EvmSource() {}

  static AccountChain open(String uri, SourceOptions options) {
    RemoteAddress address = RemoteAddress.parse(uri, KIND, Set.of(HORIZON, SCAN));
    EvmRpcOptions reading =
        new EvmRpcOptions(
            horizon(address.all(HORIZON).isEmpty() ? "finalized" : address.all(HORIZON).getLast()),
            Math.max(1, address.number(SCAN, EvmRpcOptions.DEFAULTS.mostBlocksToScan())));
    Endpoint endpoint = address.endpoint();
    TransportOptions transportOptions =
        options.transport(endpoint.isLoopback() ? 0 : REQUESTS_PER_SECOND);
    Transport transport =
        new PatientTransport(
            new OkHttpExchange(endpoint, Credentials.NONE, transportOptions),
            endpoint,
            transportOptions,
            TransportService::isBusy,
            options.listener,
            options.sleeper);
    return Opening.closingOnFailure(transport, () -> open(endpoint, transport, options, reading));
  }

  private static AccountChain open(
      Endpoint endpoint, Transport transport, SourceOptions options, EvmRpcOptions reading) {
    String origin = KIND + "+" + endpoint;
    Archive archive = options.archive();
    if (archive == null) {
      return open(new TransportService(transport, origin), options.evmNetwork, reading);
    }
    KeptAnswers recording = archive.keep(transport, origin);
    AccountChain chain = open(new TransportService(recording, origin), options.evmNetwork, reading);
    // A node that is refused leaves no recording behind.
    recording.start(
        new RecordingHeader(
            origin,
            chain.chain(),
            Map.of(
                HORIZON,
                name(reading.horizon()),
                SCAN,
                Integer.toString(reading.mostBlocksToScan()))));
    return chain;
  }

  static AccountChain replay(RecordingHeader header, Transport replay, SourceOptions options) {
    String scan = header.options().getOrDefault(SCAN, "");
    EvmRpcOptions reading =
        new EvmRpcOptions(
            horizon(header.options().getOrDefault(HORIZON, "finalized")),
            scan.matches("[1-9][0-9]{0,7}")
                ? Integer.parseInt(scan)
                : EvmRpcOptions.DEFAULTS.mostBlocksToScan());
    EvmNetwork recorded = EvmNetwork.named(header.chain().toString()).orElse(null);
    EvmNetwork meant = options.evmNetwork != null ? options.evmNetwork : recorded;
    return open(new TransportService(replay, header.source()), meant, reading);
  }

  private static AccountChain open(
      TransportService service, @Nullable EvmNetwork meant, EvmRpcOptions reading) {
    return meant == null
        ? EvmRpcChain.open(service, reading)
        : EvmRpcChain.open(service, meant, reading);
  }

  private static Horizon horizon(String text) {
    return switch (text) {
      case "finalized" -> Horizon.FINALIZED;
      case "latest" -> Horizon.LATEST;
      default ->
          throw new InvalidInputException(
              "an option is neither finalized nor latest", HORIZON, "Write horizon=latest.");
    };
  }

  private static String name(Horizon horizon) {
    return switch (horizon) {
      case FINALIZED -> "finalized";
      case LATEST -> "latest";
    };
  }
}
