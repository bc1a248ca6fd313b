package org.tracer.source;

import java.util.Map;
import java.util.Set;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.esplora.EsploraClient;
import org.tracer.source.esplora.EsploraLedger;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.remote.RemoteLedger;

/** Opens Esplora servers, and recordings of them. */
final class EsploraSource {

  static final String KIND = "esplora";

  private static final String TRUST = "trustInputAmounts";
  private static final int REQUESTS_PER_SECOND = 10;

  private EsploraSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    RemoteAddress address = RemoteAddress.parse(uri, KIND, Set.of(TRUST));
    boolean trust = address.flag(TRUST, options.trustInputAmounts);
    TransportOptions transportOptions = options.transport(REQUESTS_PER_SECOND);
    Endpoint endpoint = address.endpoint();
    Transport transport =
        new PatientTransport(
            new OkHttpExchange(endpoint, Credentials.NONE, transportOptions),
            endpoint,
            transportOptions,
            PatientTransport::isBusy,
            options.listener,
            options.sleeper);
    return Opening.closingOnFailure(transport, () -> open(endpoint, transport, options, trust));
  }

  private static UtxoLedger open(
      Endpoint endpoint, Transport transport, SourceOptions options, boolean trust) {
    String origin = KIND + "+" + endpoint;
    Archive archive = options.archive();
    if (archive == null) {
      return open(new EsploraClient(transport, origin), options, trust);
    }
    KeptAnswers recording = archive.keep(transport, origin);
    EsploraClient client = new EsploraClient(recording, origin);
    BitcoinNetwork network = network(client, options);
    recording.start(
        new RecordingHeader(origin, network.chainId(), Map.of(TRUST, Boolean.toString(trust))));
    return EsploraLedger.open(client, ledgerOptions(options, trust), network);
  }

  static UtxoLedger replay(RecordingHeader header, Transport replay, SourceOptions options) {
    EsploraClient client = new EsploraClient(replay, header.source());
    boolean trust = Boolean.parseBoolean(header.options().getOrDefault(TRUST, "false"));
    return open(client, options.withNetwork(header.network()), trust);
  }

  private static UtxoLedger open(EsploraClient client, SourceOptions options, boolean trust) {
    return EsploraLedger.open(client, ledgerOptions(options, trust), network(client, options));
  }

  private static BitcoinNetwork network(EsploraClient client, SourceOptions options) {
    BitcoinNetwork network = client.network();
    RemoteLedger.requireNetwork(options.network, network, client.origin());
    return network;
  }

  private static EsploraLedger.Options ledgerOptions(SourceOptions options, boolean trust) {
    return new EsploraLedger.Options(options.transport.concurrency(), trust);
  }
}
