package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.TracerException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.http.ApiKey;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.RecordingTransport;
import org.tracer.source.recording.ReplayTransport;

/** The key of an explorer goes over the wire and nowhere else; its patience is asked for. */
class ExplorerKeyTest {

  private static final String KEY = "SECRET7KEY+WITH/ODD=SIGNS";
  private static final String ENCODED = "SECRET7KEY%2BWITH%2FODD%3DSIGNS";
  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());

  @TempDir private Path directory;
  private final ScriptedExplorer script = new ScriptedExplorer();
  private final List<String> wire = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private HttpServer server;
  private int busy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v2/api",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          wire.add(query);
          String said =
              new String(
                  script.send(Request.get("?" + query + "&")).body(), StandardCharsets.UTF_8);
          if (busy-- > 0) {
            said = ScriptedExplorer.refusal("Max calls per sec rate limit reached (3/sec)");
          } else if (!query.endsWith("&apikey=" + ENCODED)) {
            said = ScriptedExplorer.refusal("Invalid API Key " + query);
          }
          byte[] body = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    script.rows("action=txlist&", ScriptedExplorer.payment(7, 2, 5, 1, 10));
    script.on("action=balance", "{\"status\":\"1\",\"message\":\"OK\",\"result\":\"10\"}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PatientTransport transport(Credentials credentials) {
    Endpoint endpoint =
        Endpoint.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/v2/api");
    TransportOptions options =
        TransportOptions.DEFAULTS.withLoad(1, 0).withPatience(3, Duration.ofMillis(1));
    return new PatientTransport(
        new OkHttpExchange(endpoint, credentials, options),
        endpoint,
        options,
        ExplorerChain::isBusy,
        uri -> heard.add(uri.toString()),
        pause -> {});
  }

  private static List<Transfer> read(Transport transport) {
    try (ExplorerChain chain =
        ExplorerChain.open(
            Explorer.ETHERSCAN,
            transport,
            EvmNetwork.ETHEREUM,
            ScriptedExplorer.OPTIONS,
            "etherscan+http://explorer/v2/api")) {
      assertThat(chain.origin() + chain.notices()).doesNotContain("SECRET");
      return chain.transfers(ScriptedExplorer.account(1), COIN, ChainOrder.beginning(0));
    }
  }

  private String recorded() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void key_shouldBeInNoRecordingAndNotBeNeededToReplayIt() throws IOException {
    Path recorded = directory.resolve("recorded");
    busy = 2;
    RecordingTransport recording =
        new RecordingTransport(transport(ApiKey.of(KEY)), recorded, Clock.systemUTC());
    recording.start(
        new RecordingHeader("etherscan+http://explorer", EvmNetwork.ETHEREUM.chainId(), Map.of()));
    List<Transfer> read = read(recording);
    assertThat(read).hasSize(1);
    assertThat(wire).allMatch(query -> query.startsWith("chainid=1&module="));
    assertThat(wire).allMatch(query -> query.endsWith("&apikey=" + ENCODED));
    assertThat(heard).isNotEmpty().noneMatch(uri -> uri.contains("SECRET"));
    assertThat(recorded()).contains("txlist").doesNotContain("SECRET").doesNotContain("apikey");
    assertThat(read(new ReplayTransport(Recording.open(recorded)))).isEqualTo(read);
  }

  @Test
  void key_shouldBeTakenOutOfAnswersThatRepeatIt() throws IOException {
    Path recorded = directory.resolve("recorded");
    RecordingTransport recording =
        new RecordingTransport(transport(ApiKey.of(KEY + "X")), recorded, Clock.systemUTC());
    recording.start(
        new RecordingHeader("etherscan+http://explorer", EvmNetwork.ETHEREUM.chainId(), Map.of()));
    assertThatThrownBy(() -> read(recording))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("Invalid API Key")
        .satisfies(e -> assertThat(e + ((TracerException) e).input()).doesNotContain("SECRET"));
    recording.close();
    assertThat(recorded()).contains("Invalid API Key").doesNotContain("SECRET");
  }

  @Test
  void send_shouldGiveUpWhenTheExplorerStaysBusy() {
    busy = 1_000;
    assertThatThrownBy(() -> read(transport(ApiKey.of(KEY))))
        .isInstanceOf(SourceUnavailableException.class)
        .satisfies(e -> assertThat(((TracerException) e).input()).contains("rate limit"));
    assertThat(wire).hasSize(3);
  }

  @Test
  void of_shouldRefuseWhatIsNoKeyWithoutShowingIt() {
    for (String odd : List.of("", "short", "with blank inside", "with\nline-break")) {
      assertThatThrownBy(() -> ApiKey.of(odd))
          .isInstanceOf(InvalidInputException.class)
          .satisfies(e -> assertThat(((TracerException) e).input()).contains("not shown"));
    }
    assertThat(ApiKey.of(KEY).toString()).doesNotContain("SECRET");
  }
}
