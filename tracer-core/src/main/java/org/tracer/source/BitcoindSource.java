package org.tracer.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.bitcoind.BitcoindLedger;
import org.tracer.source.bitcoind.NodeDefaults;
import org.tracer.source.bitcoind.RpcClient;
import org.tracer.source.bitcoind.RpcCredentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.remote.RemoteLedger;

/** Opens nodes, and recordings of them. */
final class BitcoindSource {

  static final String KIND = "bitcoind";

  private static final String SCAN = "scan";
  private static final String BLOCK = "block";
  private static final int NO_BOUND = 0;

  private BitcoindSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    RemoteAddress address = RemoteAddress.parse(uri, KIND, Set.of(SCAN, BLOCK));
    BitcoindLedger.Options ledgerOptions =
        new BitcoindLedger.Options(
            options.transport.concurrency(),
            address.number(SCAN, BitcoindLedger.Options.DEFAULT_SCAN),
            address.all(BLOCK));
    Endpoint endpoint = NodeDefaults.withPort(address.endpoint(), options.network);
    TransportOptions transportOptions = options.transport(NO_BOUND);
    RpcCredentials credentials =
        RpcCredentials.find(
            endpoint,
            options.network,
            options.passwordFile,
            options.cookieFile,
            options.environment);
    Transport transport =
        new PatientTransport(
            new OkHttpExchange(endpoint, credentials, transportOptions),
            endpoint,
            transportOptions,
            RpcClient::isBusy,
            options.listener,
            options.sleeper);
    return Opening.closingOnFailure(
        transport, () -> open(endpoint, transport, options, ledgerOptions));
  }

  private static UtxoLedger open(
      Endpoint endpoint,
      Transport transport,
      SourceOptions options,
      BitcoindLedger.Options ledgerOptions) {
    String origin = KIND + "+" + endpoint;
    Archive archive = options.archive();
    if (archive == null) {
      return open(new RpcClient(transport, origin), options, ledgerOptions);
    }
    KeptAnswers recording = archive.keep(transport, origin);
    RpcClient client = new RpcClient(recording, origin);
    BitcoinNetwork network = network(client, options);
    recording.start(
        new RecordingHeader(
            origin,
            network.chainId(),
            Map.of(
                SCAN,
                Integer.toString(ledgerOptions.scan()),
                BLOCK,
                String.join(",", ledgerOptions.blocks()))));
    return BitcoindLedger.open(client, ledgerOptions, network);
  }

  static UtxoLedger replay(RecordingHeader header, Transport replay, SourceOptions options) {
    RpcClient client = new RpcClient(replay, header.source());
    String scan = header.options().getOrDefault(SCAN, "");
    String blocks = header.options().getOrDefault(BLOCK, "");
    BitcoindLedger.Options ledgerOptions =
        new BitcoindLedger.Options(
            options.transport.concurrency(),
            scan.matches("[0-9]{1,8}")
                ? Integer.parseInt(scan)
                : BitcoindLedger.Options.DEFAULT_SCAN,
            blocks.isEmpty() ? List.of() : List.of(blocks.split(",", -1)));
    return open(client, options.withNetwork(header.network()), ledgerOptions);
  }

  private static UtxoLedger open(
      RpcClient client, SourceOptions options, BitcoindLedger.Options ledgerOptions) {
    return BitcoindLedger.open(client, ledgerOptions, network(client, options));
  }

  private static BitcoinNetwork network(RpcClient client, SourceOptions options) {
    BitcoinNetwork network = BitcoindLedger.network(client);
    RemoteLedger.requireNetwork(options.network, network, "the node");
    return network;
  }
}
