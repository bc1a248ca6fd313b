package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
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

  /** From the first block on, from what was destroyed on, and from behind it on. */
  @ParameterizedTest
  @EnumSource(Explorer.class)
  void issuerActs_shouldBeThoseOfTheNode(Explorer kind) {
    Set<Address> people = new LinkedHashSet<>();
    people().forEach(person -> people.add(EvmAddress.parse(CHAIN, person)));
    List<IssuerAct> all = new ArrayList<>();
    try (EvmRpcChain node = node(anvil.uri());
        ExplorerChain explorer = open(kind, fake -> fake.cap = 1)) {
      for (Asset asset : assets()) {
        List<IssuerAct> acts = node.issuerActs(people, asset, 0);
        assertThat(explorer.issuerActs(people, asset, 0)).isEqualTo(acts);
        for (IssuerAct act : acts) {
          long block = Objects.requireNonNull(act.order()).block();
          for (long first : new long[] {block, block + 1}) {
            assertThat(explorer.issuerActs(people, asset, first))
                .isEqualTo(node.issuerActs(people, asset, first));
          }
        }
        all.addAll(acts);
      }
      assertThat(explorer.notices()).noneMatch(notice -> notice.contains("is frozen, but"));
    }
    assertThat(all)
        .extracting(IssuerAct::kind)
        .containsExactly(IssuerAct.Kind.FROZEN, IssuerAct.Kind.DESTROYED);
  }

  private List<String> people() {
    // Whom tips are paid to is known to a node's archive alone.
    return rows.transactions.stream()
        .flatMap(row ->
            List.of(
                row.getOrDefault("from", ""),
                row.getOrDefault("to", ""),
                row.getOrDefault("contractAddress", ""))
                .stream())
        .filter(account -> account.startsWith("0x"))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"ETHERSCAN", "BLOCKSCOUT"})
  void transfers_shouldBeThoseOfTheNode(Explorer kind) {
    try (EvmRpcChain node = node(anvil.uri());
        ExplorerChain explorer = open(kind, fake -> {})) {
      for (String person : people()) {
        EvmAddress account = EvmAddress.parse(CHAIN, person);
        for (Asset asset : assets()) {
          compare(explorer, node, account, asset);
        }
      }
      for (Movement movement : books.movements()) {
        EvmHash hash = EvmHash.parse(movement.hash());
        assertThat(explorer.transaction(hash)).isEqualTo(node.transaction(hash));
      }
    }
  }

  /** An explorer cannot tell when something came or went without a transfer, a node can. */
  private static void compare(
      AccountChain explorer, AccountChain node, EvmAddress account, Asset asset) {
    List<Transfer> found = explorer.transfers(account, asset, ChainOrder.beginning(0));
    List<Transfer> said = node.transfers(account, asset, ChainOrder.beginning(0));
    List<Transfer> known = said.stream().filter(t -> t.kind() != TransferKind.UNEXPLAINED).toList();
    assertThat(found.stream().filter(t -> t.kind() != TransferKind.UNEXPLAINED).toList())
        .as("%s %s", account, asset)
        .isEqualTo(known);
    assertThat(unexplained(found, account)).isEqualTo(unexplained(said, account));
    if (known.size() == said.size()) {
      for (Transfer transfer : found) {
        assertThat(explorer.balanceBefore(account, asset, transfer.order()))
            .isEqualTo(node.balanceBefore(account, asset, transfer.order()));
      }
    }
  }

  private static BigInteger unexplained(List<Transfer> transfers, EvmAddress account) {
    return transfers.stream()
        .filter(transfer -> transfer.kind() == TransferKind.UNEXPLAINED)
        .map(t -> account.equals(t.to()) ? t.amount() : t.amount().negate())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Only asked from a block on, the transfers are the same as those of the whole history. */
  @Test
  void transfers_shouldBeTheSameFromAnyBlockOn() {
    try (ExplorerChain whole = open(Explorer.ETHERSCAN, fake -> {})) {
      for (String person : people().subList(2, 12)) {
        EvmAddress account = EvmAddress.parse(CHAIN, person);
        ChainOrder half = ChainOrder.beginning(whole.horizon() / 2);
        try (ExplorerChain later = open(Explorer.ETHERSCAN, fake -> {})) {
          List<Transfer> found = later.transfers(account, COIN, half);
          BigInteger balance = later.balanceBefore(account, COIN, half);
          whole.transfers(account, COIN, ChainOrder.beginning(0));
          assertThat(found).isEqualTo(whole.transfers(account, COIN, half));
          assertThat(balance).isEqualTo(whole.balanceBefore(account, COIN, half));
        }
      }
    }
  }

  @Test
  void transfers_shouldBeUnexplainedWhereTheExplorerLeavesCallsOut() throws Exception {
    try (ExplorerChain full = open(Explorer.ETHERSCAN, fake -> {});
        ExplorerChain poor = open(Explorer.ETHERSCAN, fake -> fake.omitsInternals = true)) {
      int unexplained = 0;
      for (String person : people()) {
        EvmAddress account = EvmAddress.parse(CHAIN, person);
        ChainOrder end = ChainOrder.beginning(poor.horizon() + 1);
        List<Transfer> transfers = poor.transfers(account, COIN, ChainOrder.beginning(0));
        BigInteger balance = BigInteger.ZERO;
        for (Transfer transfer : transfers) {
          balance = account.equals(transfer.to()) ? balance.add(transfer.amount()) : balance;
          balance = account.equals(transfer.from()) ? balance.subtract(transfer.amount()) : balance;
          assertThat(balance).isNotNegative();
          unexplained += transfer.kind() == TransferKind.UNEXPLAINED ? 1 : 0;
        }
        String tag = "0x" + Long.toHexString(poor.horizon());
        assertThat(balance).isEqualTo(client.number("eth_getBalance", person, tag));
        assertThat(poor.balanceBefore(account, COIN, end))
            .isEqualTo(full.balanceBefore(account, COIN, end));
      }
      assertThat(unexplained).isPositive();
      assertThat(poor.notices()).anyMatch(notice -> notice.contains("stands as unexplained"));
    }
  }

  /** What an account began with, if no list says it, must have come before it was paid out. */
  @Test
  void transfers_shouldHaveComeBeforeTheyWerePaidOut() {
    ChainRows cut = rows.without(row -> row.getOrDefault("hash", "").startsWith("GENESIS"));
    FakeExplorer explorer = new FakeExplorer(Explorer.ETHERSCAN, cut, client);
    try (ExplorerChain chain =
        ExplorerChain.open(Explorer.ETHERSCAN, explorer, NETWORK, OPTIONS, "explorer")) {
      EvmAddress account = EvmAddress.parse(CHAIN, people().get(3));
      List<Transfer> transfers = chain.transfers(account, COIN, ChainOrder.beginning(0));
      List<Transfer> booked =
          transfers.stream().filter(transfer -> transfer.transaction() == null).toList();
      assertThat(booked).isNotEmpty().allMatch(transfer -> transfer.from() == null);
      assertThat(booked.stream().map(Transfer::amount).reduce(BigInteger.ZERO, BigInteger::add))
          .isEqualTo(BigInteger.TEN.pow(21));
    }
  }
}
