package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.Holding;
import org.tracer.source.evm.node.LaunderingScript;
import org.tracer.source.evm.node.Movement;
import org.tracer.source.evm.node.NodeClient;
import org.tracer.source.evm.rpc.EvmRpcChain;
import org.tracer.source.evm.rpc.EvmRpcOptions;
import org.tracer.source.evm.rpc.TransportService;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.TransportOptions;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsTrace;

/** A laundering script on a real node, read through explorers of it and through the node itself. */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerLaunderingTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(AnvilNode.CHAIN);
  private static final ChainId CHAIN = NETWORK.chainId();
  private static final Asset COIN = Asset.coin(CHAIN);

  /** The node counts a block as final when 64 stand behind it. */
  private static final ExplorerOptions OPTIONS = new ExplorerOptions(64, 1_000, 100_000);

  private AnvilNode anvil;
  private NodeClient client;
  private Books books;
  private ChainRows rows;

  @BeforeAll
  void launder(@TempDir Path logs) throws Exception {
    anvil = AnvilNode.start(logs);
    client = new NodeClient(anvil.uri());
    books = LaunderingScript.run(anvil.uri());
    rows = ChainRows.of(anvil.uri());
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      client.close();
      anvil.close();
    }
  }

  private ExplorerChain open(Explorer kind, Consumer<FakeExplorer> flaws) {
    FakeExplorer explorer = new FakeExplorer(kind, rows, client);
    flaws.accept(explorer);
    return ExplorerChain.open(kind, explorer, NETWORK, OPTIONS, "explorer");
  }

  private static EvmRpcChain node(URI uri) {
    Endpoint endpoint = Endpoint.parse(uri.toString());
    TransportOptions options =
        TransportOptions.DEFAULTS.withLoad(1, 0).withPatience(1, Duration.ofMillis(10));
    TransportService service =
        new TransportService(
            new PatientTransport(
                new OkHttpExchange(endpoint, Credentials.NONE, options),
                endpoint,
                options,
                TransportService::isBusy,
                asked -> {},
                pause -> {}),
            "evm+" + endpoint);
    return EvmRpcChain.open(service, NETWORK, EvmRpcOptions.DEFAULTS);
  }

  private FundsTrace trace(AccountChain chain, String name, AccountRule rule) {
    Movement seed = books.seed(name);
    AccountSeed from =
        new AccountSeed.OfTransaction(
            "stolen",
            EvmHash.parse(seed.hash()),
            EvmAddress.parse(CHAIN, String.valueOf(seed.step().to())),
            asset(seed.step().asset()));
    return AccountSweep.run(
        chain,
        new AccountTraceRequest(
            List.of(from), rule, assets(), AccountStopRules.NONE.withIntoContracts(true)));
  }

  private Set<Asset> assets() {
    Set<Asset> assets = new HashSet<>();
    books.tokens().forEach(token -> assets.add(asset(token)));
    assets.add(COIN);
    return assets;
  }

  private static Asset asset(String name) {
    return name.equals(Holding.ETHER) ? COIN : Asset.token(EvmAddress.parse(CHAIN, name));
  }

  private static Map<String, BigInteger> ends(FundsTrace trace) {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (AccountEndpoint end : trace.endpoints()) {
      String name = end.reason() + " " + end.account() + " " + end.asset() + " " + end.label();
      ends.merge(name, end.amount(), BigInteger::add);
    }
    return ends;
  }

  @ParameterizedTest
  @EnumSource(Explorer.class)
  void trace_shouldEndWhereTheNodeSaysSo(Explorer kind) {
    try (EvmRpcChain node = node(anvil.uri());
        ExplorerChain explorer =
            open(
                kind,
                fake -> {
                  fake.cap = 7;
                  fake.spoil = FakeExplorer::twice;
                })) {
      assertThat(explorer.horizonHash()).isEqualTo(node.horizonHash());
      for (String seed : List.of(LaunderingScript.STOLEN_ETHER, LaunderingScript.STOLEN_TOKENS)) {
        for (AccountRule rule : List.of(AccountRule.FIFO, AccountRule.LIFO)) {
          FundsTrace found = trace(explorer, seed, rule);
          assertThat(ends(found)).isEqualTo(ends(trace(node, seed, rule)));
          assertThat(found.endpoints()).hasSizeGreaterThan(10);
        }
      }
    }
  }
}
