package org.tracer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.TracerException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.evm.explorer.ChainRows;
import org.tracer.source.evm.explorer.Explorer;
import org.tracer.source.evm.explorer.FakeExplorer;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.HarbourScript;
import org.tracer.source.evm.node.Holding;
import org.tracer.source.evm.node.NodeClient;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;

/**
 * Chains of accounts by the address of their source: over HTTP to a real node and to explorers of
 * it, and from what was recorded of them with nothing there to answer any more.
 */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountSourcesTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(AnvilNode.CHAIN);
  private static final ChainId CHAIN = NETWORK.chainId();
  private static final Asset COIN = Asset.coin(CHAIN);

  private static final String KEY = "SECRET7KEY+WITH/ODD=SIGNS";
  private static final String ENCODED = "SECRET7KEY%2BWITH%2FODD%3DSIGNS";

  /** A part of a path that services use as a key. */
  private static final String PATH_KEY = "SECRET0123456789abcdef";

  @TempDir private Path directory;

  private AnvilNode anvil;
  private NodeClient client;
  private HttpClient http;
  private Books books;
  private ChainRows rows;
  private EvmAddress collector;
  private EvmAddress lockbox;
  private Asset dollar;
  private EvmHash payment;

  /** What was asked of a server, as it came over the wire. */
  private final List<String> wire = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  void makeChain(@TempDir Path logs) throws Exception {
    anvil = AnvilNode.start(logs);
    client = new NodeClient(anvil.uri());
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    books = HarbourScript.run(anvil.uri());
    rows = ChainRows.of(anvil.uri());
    collector = account("collector");
    lockbox = account("lockbox");
    dollar = Asset.token(account("dollar"));
    payment = EvmHash.parse(books.seed("payment-1").hash());
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      http.close();
      client.close();
      anvil.close();
    }
  }

  private EvmAddress account(String name) {
    return EvmAddress.parse(CHAIN, books.account(name));
  }

  /** The node behind a path with a key, as those are who sell access. */
  private FakeServer provider() {
    return new FakeServer(exchange -> {
      wire.add(exchange.getRequestURI().toString());
      if (!exchange.getRequestURI().getPath().equals("/v3/" + PATH_KEY)) {
        FakeServer.reply(exchange, Reply.notFound("invalid project id"));
        return;
      }
      HttpRequest request =
          HttpRequest.newBuilder(anvil.uri())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .build();
      try {
        String answer = http.send(request, BodyHandlers.ofString()).body();
        FakeServer.reply(exchange, Reply.json(answer));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    });
  }

  /** An explorer that wants a key and repeats what it is given in its refusals. */
  private FakeServer explorer(Explorer kind) {
    FakeExplorer explorer = new FakeExplorer(kind, rows, client);
    String folder = folder(kind);
    return new FakeServer(exchange -> {
      String asked = exchange.getRequestURI().toString();
      wire.add(asked);
      String keyless = asked.replaceFirst("[?&]apikey=" + ENCODED + "$", "");
      if (keyless.equals(asked) || !asked.startsWith(folder)) {
        FakeServer.reply(
            exchange,
            Reply.json(
                "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Invalid API Key %s\"}"
                    .formatted(asked)));
        return;
      }
      Answer answer = ask(explorer, keyless.substring(folder.length()), exchange);
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      FakeServer.reply(exchange, new Reply(answer.status(), "application/json", body));
    });
  }

  /** One question at a time: the explorer is made for one thread. */
  private static synchronized Answer ask(FakeExplorer explorer, String path, HttpExchange exchange)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return explorer.send(body.isEmpty() ? Request.get(path) : Request.post(path, body));
  }

  private static String folder(Explorer kind) {
    return switch (kind) {
      case ETHERSCAN -> "/v2/api";
      case ETHERSCAN_V1 -> "/api";
      case BLOCKSCOUT -> "";
    };
  }

  private static String source(Explorer kind, FakeServer server) {
    String name = kind == Explorer.BLOCKSCOUT ? "blockscout+" : "etherscan+";
    return name + server.base() + folder(kind) + "?confirmations=0";
  }

  private static SourceOptions options() {
    return TestOptions.quick()
        .withNetwork(NETWORK)
        .withEnvironment(name -> name.endsWith("_API_KEY") ? Optional.of(KEY) : Optional.empty());
  }

  /** Everything that a chain says of one account and one payment. */
  private record Said(
      String origin,
      EvmHash horizonHash,
      List<Transfer> dollars,
      List<Transfer> ether,
      List<BigInteger> balances,
      List<Transfer> paid,
      AccountKind kind,
      List<Attestation> attestations,
      List<String> notices) {}

  private Said read(AccountChain chain) {
    ChainOrder beginning = ChainOrder.beginning(0);
    List<Transfer> dollars = chain.transfers(collector, dollar, beginning);
    List<Transfer> ether = chain.transfers(collector, COIN, beginning);
    List<BigInteger> balances = new ArrayList<>();
    dollars.forEach(
        transfer -> balances.add(chain.balanceBefore(collector, dollar, transfer.order())));
    ChainOrder end = ChainOrder.beginning(chain.horizon() + 1);
    balances.add(chain.balanceBefore(collector, dollar, end));
    balances.add(chain.balanceBefore(collector, COIN, end));
    return new Said(
        chain.origin(),
        chain.horizonHash(),
        dollars,
        ether,
        balances,
        chain.transaction(payment),
        chain.kind(lockbox),
        chain.attest(Set.of(payment)),
        chain.notices());
  }

  /** What the story says of the collector; amounts of ether from the script's own books. */
  private void check(Said said) {
    assertThat(said.dollars())
        .extracting(transfer ->
            collector.equals(transfer.to()) ? transfer.amount() : transfer.amount().negate())
        .extracting(BigInteger::longValueExact)
        .containsExactly(
            3_000_000_000L,
            12_500_000_000L,
            4_200_500_001L,
            -11_000_000_000L,
            -5_000_000_000L,
            -2_500_000_000L);
    assertThat(said.balances())
        .containsExactly(
            BigInteger.ZERO,
            new BigInteger("3000000000"),
            new BigInteger("15500000000"),
            new BigInteger("19700500001"),
            new BigInteger("8700500001"),
            new BigInteger("3700500001"),
            new BigInteger("1200500001"),
            books.balances().get(new Holding(books.account("collector"), Holding.ETHER)));
    assertThat(said.ether())
        .extracting(Transfer::transaction)
        .filteredOn(hash -> hash != null)
        .extracting(EvmHash::toString)
        .containsExactlyElementsOf(
            books.changes(books.account("collector")).stream()
                .filter(change -> change.holding().asset().equals(Holding.ETHER))
                .map(change -> change.movement().hash())
                .toList());
    assertThat(said.paid())
        .filteredOn(transfer -> !transfer.kind().isFee())
        .singleElement()
        .satisfies(transfer -> {
          assertThat(transfer.from()).isEqualTo(account("victim-1"));
          assertThat(transfer.to()).isEqualTo(collector);
          assertThat(transfer.asset()).isEqualTo(dollar);
        });
    assertThat(said.kind()).isEqualTo(AccountKind.CONTRACT);
  }

  private static List<String> lines(Path recording) throws IOException {
    return Files.readAllLines(recording.resolve("answers.jsonl"));
  }

  private Said recordAndReplay(String source, FakeServer server) throws IOException {
    Path recording = directory.resolve(source.replaceAll("[^a-z0-9]", "-"));
    Said live;
    try (AccountChain chain =
        AccountSources.open(source, options().withRecordDirectory(recording))) {
      live = read(chain);
    }
    server.close();
    check(live);
    assertThat(wire).anyMatch(asked -> asked.contains("SECRET"));
    assertThat(live.toString()).doesNotContain("SECRET");
    assertThat(lines(recording))
        .hasSizeGreaterThan(10)
        .noneMatch(line -> line.contains("SECRET") || line.contains("apikey"));
    try (AccountChain chain =
        AccountSources.open("recording:" + recording, SourceOptions.defaults())) {
      assertThat(read(chain)).isEqualTo(live);
    }
    assertThat(AccountSources.serves("recording:" + recording)).isTrue();
    assertThatThrownBy(() ->
            AccountSources.open(
                "recording:" + recording, options().withNetwork(EvmNetwork.ETHEREUM)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another chain");
    return live;
  }

  @Test
  void node_shouldBeReadAndReplayedTheSame() throws IOException {
    try (FakeServer server = provider()) {
      String source = "evm+" + server.base() + "/v3/" + PATH_KEY + "?horizon=latest";
      Said said = recordAndReplay(source, server);
      assertThat(said.origin()).isEqualTo("evm+" + server.base() + "/v3/***");
      assertThat(said.attestations()).extracting(Attestation::proof).containsOnly(Proof.RECOMPUTED);
    }
  }

  @ParameterizedTest
  @EnumSource(Explorer.class)
  void explorer_shouldBeReadAndReplayedTheSame(Explorer kind) throws IOException {
    try (FakeServer server = explorer(kind)) {
      Said said = recordAndReplay(source(kind, server), server);
      assertThat(said.origin()).isEqualTo(source(kind, server).replaceFirst("[?].*", ""));
      assertThat(said.attestations())
          .extracting(Attestation::proof)
          .doesNotContain(Proof.RECOMPUTED);
    }
  }

  /** Without a chain that is meant, the source's word decides. */
  @Test
  void open_shouldTakeTheChainFromTheSourceUnlessOneIsMeant() {
    SourceOptions any = TestOptions.quick().withEnvironment(name -> Optional.of(KEY));
    try (FakeServer site = explorer(Explorer.BLOCKSCOUT);
        AccountChain node = AccountSources.open("evm+" + anvil.uri() + "?horizon=latest", any);
        AccountChain explorer = AccountSources.open(source(Explorer.BLOCKSCOUT, site), any)) {
      assertThat(node.chain()).isEqualTo(CHAIN);
      assertThat(explorer.chain()).isEqualTo(CHAIN);
      assertThat(explorer.horizonHash()).isEqualTo(node.horizonHash());
    }
  }

  private static void assertRefused(String source, SourceOptions options, String message) {
    assertThatThrownBy(() -> AccountSources.open(source, options))
        .isInstanceOfSatisfying(
            TracerException.class,
            e -> {
              assertThat(e).hasMessageContaining(message);
              assertThat(e + e.input() + e.remedy()).doesNotContain("SECRET");
            });
  }

  @Test
  void open_shouldRefuseAnotherChainAndLeaveNoRecording() throws IOException {
    Path recording = directory.resolve("refused");
    SourceOptions options =
        options().withNetwork(EvmNetwork.ETHEREUM).withRecordDirectory(recording);
    try (FakeServer node = provider();
        FakeServer blockscout = explorer(Explorer.BLOCKSCOUT);
        FakeServer older = explorer(Explorer.ETHERSCAN_V1);
        FakeServer etherscan = explorer(Explorer.ETHERSCAN)) {
      assertRefused(
          "evm+" + node.base() + "/v3/" + PATH_KEY, options, "the node follows another chain");
      assertRefused(source(Explorer.BLOCKSCOUT, blockscout), options, "one of another chain");
      assertRefused(source(Explorer.ETHERSCAN_V1, older), options, "one of another chain");
      assertRefused(source(Explorer.ETHERSCAN, etherscan), options, "unsupported chainid");
    }
    assertThat(recording).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Explorer.class)
  void open_shouldNotShowTheKeyThatIsRefused(Explorer kind) {
    try (FakeServer server = explorer(kind)) {
      SourceOptions wrong = options().withEnvironment(name -> Optional.of(KEY + "X"));
      assertThatThrownBy(
              () -> {
                try (AccountChain chain = AccountSources.open(source(kind, server), wrong)) {
                  read(chain);
                }
              })
          .isInstanceOfSatisfying(
              TracerException.class,
              e -> assertThat(e + e.input() + e.remedy()).doesNotContain("SECRET"));
    }
  }

  @Test
  void listener_shouldHearOfEveryRequestWithoutKeys() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    SourceOptions options = options().withListener(uri -> heard.add(uri.toString()));
    try (FakeServer server = explorer(Explorer.ETHERSCAN);
        AccountChain chain = AccountSources.open(source(Explorer.ETHERSCAN, server), options)) {
      assertThat(chain.transfers(collector, dollar, ChainOrder.beginning(0))).hasSize(6);
      assertThat(heard).hasSize(server.requests.get()).noneMatch(uri -> uri.contains("SECRET"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v3/" + PATH_KEY + "/wrong", "/" + PATH_KEY})
  void open_shouldNotShowTheKeyInThePathThatIsRefused(String path) {
    try (FakeServer server = provider()) {
      assertRefused("evm+" + server.base() + path, options(), "");
    }
  }

  @Test
  void open_shouldSayThatNothingAnswers() {
    URI gone;
    try (FakeServer server = provider()) {
      gone = URI.create(server.base());
    }
    for (String kind : List.of("evm+", "blockscout+", "etherscan+")) {
      assertThatThrownBy(() -> AccountSources.open(kind + gone, options()))
          .isInstanceOf(SourceUnavailableException.class);
    }
  }
}
