package org.tracer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;
import static org.tracer.trace.account.ExampleFunds.USD;
import static org.tracer.trace.account.ExampleFunds.ether;
import static org.tracer.trace.account.ExampleFunds.usd;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.ExampleFunds;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.RandomAccountStory;

/** Expected figures are those worked out at {@link ExampleFunds}. */
class FundsGraphTest {

  private final FundsGraph example = FundsGraph.of(ExampleFunds.fifo(), AccountRule.FIFO);

  @Test
  void graph_shouldListEdgesInChainOrder() {
    String bob = account("bob").text();
    assertThat(example.graph().edgeSet())
        .extracting(FundsEdge::id)
        .containsExactly(
            hash("in") + ":0",
            hash("split") + ":0",
            hash("split") + ":1",
            hash("split") + ":2",
            hash("made") + ":0",
            hash("pass") + ":0",
            hash("swap") + ":" + bob + ":gave",
            hash("swap") + ":" + bob + ":got",
            hash("lock") + ":0",
            hash("lost") + ":0",
            hash("self") + ":0:out",
            hash("self") + ":0:back",
            hash("through") + ":0",
            hash("through") + ":1",
            hash("destroyed") + ":0",
            hash("deposit") + ":0");
    assertThat(example.graph().vertexSet())
        .extracting(FundsVertex::id)
        .containsExactly(
            id("payer"),
            id("alice"),
            "fee:" + hash("split"),
            id("bob"),
            "source:" + hash("made"),
            id("carol"),
            "conversion:" + hash("swap") + ":" + bob,
            id("locker"),
            "unexplained:" + hash("lost") + ":0",
            "self:" + hash("self") + ":0",
            id("splitter"),
            id("dave"),
            "burn:" + hash("destroyed"),
            id("exchange"));
  }

  @Test
  void vertices_shouldHoldWhatEndedByLabelAndAsset() {
    assertThat(vertex("alice").seeded())
        .containsExactly(
            new AssetAmount("payment-1", COIN, ether("3")),
            new AssetAmount("payment-2", USD, usd("1000")));
    assertThat(vertex("alice").endings())
        .containsExactly(
            new FundsEnding(
                AccountStop.HELD,
                List.of(
                    new AssetAmount("payment-1", COIN, ether("0.094")),
                    new AssetAmount("payment-2", USD, usd("400")))));
    assertThat(vertex("bob").endings().getFirst().amounts())
        .containsExactlyInAnyOrder(
            new AssetAmount("payment-1", COIN, ether("0.3")),
            new AssetAmount("payment-1", USD, usd("2400")));
    assertThat(ended(example.graph().vertexSet()))
        .containsEntry("FEE payment-1 " + COIN, ether("0.006"))
        .containsEntry("CONTRACT payment-1 " + COIN, ether("0.3"))
        .containsEntry("UNEXPLAINED payment-1 " + COIN, ether("0.2"))
        .containsEntry("STOP_LIST payment-1 " + COIN, ether("0.25"))
        .containsEntry("HELD payment-1 " + COIN, ether("0.744"))
        .containsEntry("HELD payment-1 " + USD, usd("2400"))
        .containsEntry("HELD payment-2 " + USD, usd("880"))
        .containsEntry("CONTRACT payment-2 " + USD, usd("100"))
        .containsEntry("BURN payment-2 " + USD, usd("20"))
        .hasSize(9);
    assertThat(((AccountVertex) vertex("bob")).acts()).hasSize(1);
    assertThat(((AccountVertex) vertex("alice")).acts()).isEmpty();
  }

  @Test
  void steps_shouldCountTransfersFromTheNearestSeed() {
    assertThat(steps("payer")).isNull();
    assertThat(steps("alice")).isZero();
    assertThat(steps("bob")).isEqualTo(1);
    assertThat(steps("splitter")).isEqualTo(1);
    assertThat(steps("dave")).isEqualTo(2);
    assertThat(steps("exchange")).isEqualTo(3);
    assertThat(steps("carol")).isEqualTo(1);
  }

  @Test
  void edges_shouldTellCarriedFromSeeded() {
    FundsEdge in = edge(hash("in") + ":0");
    assertThat(in.traced()).containsExactly(new AssetAmount("payment-1", COIN, ether("3")));
    assertThat(in.seeded()).isEqualTo(in.traced());
    FundsEdge burned = edge(hash("split") + ":0");
    assertThat(burned.value()).isEqualTo(ether("0.01"));
    assertThat(burned.traced()).containsExactly(new AssetAmount("payment-1", COIN, ether("0.005")));
    assertThat(burned.seeded()).isEmpty();
  }

  @Test
  void proof_shouldNotReachWhatNoReceiptHolds() {
    assertThat(edge(hash("split") + ":1").proof()).isEqualTo(Proof.RECOMPUTED);
    assertThat(edge(hash("through") + ":0").proof()).isEqualTo(Proof.RECOMPUTED);
    assertThat(edge(hash("through") + ":1").proof()).isEqualTo(Proof.NODE_ATTESTED);
    assertThat(edge(hash("lost") + ":0").proof()).isEqualTo(Proof.NODE_ATTESTED);
    assertThat(edge(hash("swap") + ":" + account("bob").text() + ":got").proof())
        .isEqualTo(Proof.NODE_ATTESTED);
    assertThat(edge(hash("deposit") + ":0").proof()).isNull();
  }

  @Test
  void claim_shouldTellWhatKindOfStatementItIs() {
    String computed = "; labelled amounts computed under policy fifo";
    assertThat(example.claim(edge(hash("in") + ":0"))).isEqualTo("ledger fact" + computed);
    assertThat(example.claim(edge(hash("through") + ":1")))
        .isEqualTo("source's trace, not chain data" + computed);
    assertThat(example.claim(edge(hash("lost") + ":0"))).startsWith("difference of balances");
    assertThat(example.claim(edge(hash("pass") + ":0")))
        .isEqualTo("ledger fact that the token's contract says so" + computed);
    assertThat(example.claim(edge(hash("deposit") + ":0")))
        .endsWith("; the finding is an inference");
    assertThat(example.claim(vertex("payer"))).isEqualTo("ledger fact");
    assertThat(
            example.claim(
                example.vertex("conversion:" + hash("swap") + ":" + account("bob")).orElseThrow()))
        .startsWith("inference");
  }

  @Test
  void of_shouldConserveEveryLabelAndAssetAtEveryVertex() {
    check(example);
  }

  @Test
  void of_shouldRefuseARuleWithoutTrace() {
    assertThatThrownBy(() -> FundsGraph.of(ExampleFunds.fifo(), AccountRule.LIFO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lifo");
  }

  /** The tip of a transaction is a seed of who proposed its block, and an end of the payer's. */
  @Test
  void fee_shouldGoToTheFeeVertexAndSeedWhoGotIt() {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 100)
            .has("b", COIN, 5)
            .transaction("in")
            .pay("a", "b", 100)
            .transaction("out")
            .pay("b", "proposer", COIN, BigInteger.valueOf(7), TransferKind.FEE_TIP)
            .pay("b", "c", 98);
    FundsGraph graph =
        trace(
            story,
            new AccountSeed.OfTransaction("p", hash("in"), account("b"), COIN),
            new AccountSeed.OfAccount("tips", account("proposer"), COIN));
    Graph<FundsVertex, FundsEdge> edges = graph.graph();
    FundsEdge tip = edge(graph, hash("out") + ":0");
    assertThat(edges.getEdgeTarget(tip).id()).isEqualTo("fee:" + hash("out"));
    assertThat(tip.traced()).containsExactly(new AssetAmount("p", COIN, BigInteger.TWO));
    FundsEdge seed = edge(graph, hash("out") + ":0:seed");
    assertThat(edges.getEdgeTarget(seed).id()).isEqualTo(id("proposer"));
    check(graph);
  }

  /** No edge says that more was traced than moved, also where an end is a seed at once. */
  @Test
  void edge_shouldNotHoldMoreThanMovedWhenAnEndIsASeedToo() {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 100)
            .has("b", COIN, 10)
            .transaction("in")
            .pay("a", "b", 100)
            .transaction("out")
            .pay("b", "exchange", 60);
    FundsReport report =
        AccountTracer.trace(
            story.chain(),
            new AccountTraceRequest(
                List.of(
                    new AccountSeed.OfTransaction("p", hash("in"), account("b"), COIN),
                    new AccountSeed.OfAccount("all", account("exchange"), COIN)),
                AccountRule.FIFO,
                Set.of(COIN),
                AccountStopRules.NONE.withStopList(Map.of(account("exchange"), "x"))));
    FundsGraph graph = FundsGraph.of(report, AccountRule.FIFO);
    assertThat(edge(graph, hash("out") + ":0").traced())
        .containsExactly(
            new AssetAmount("p", COIN, BigInteger.valueOf(50)),
            new AssetAmount("all", COIN, BigInteger.valueOf(10)));
    check(graph);
  }

  @ParameterizedTest
  @EnumSource(AccountRule.class)
  void of_shouldHoldWhatTheTraceHoldsOnRandomChains(AccountRule rule) {
    int edges = 0;
    for (int seed = 0; seed < 60; seed++) {
      RandomAccountStory story = new RandomAccountStory(new SplittableRandom(seed), 20 + seed);
      for (AccountSeed payment : story.payments()) {
        AccountTraceRequest request =
            new AccountTraceRequest(
                List.of(payment),
                rule,
                Set.of(COIN, RandomAccountStory.USD),
                AccountStopRules.NONE.withMaxHops(2 + seed % 5));
        FundsGraph graph = FundsGraph.of(AccountTracer.trace(story.story().chain(), request), rule);
        check(graph);
        edges += graph.graph().edgeSet().size();
      }
    }
    assertThat(edges).isGreaterThan(500);
  }

  private static FundsGraph trace(AccountStory story, AccountSeed... seeds) {
    FundsReport report =
        AccountTracer.trace(
            story.chain(),
            new AccountTraceRequest(
                List.of(seeds), AccountRule.FIFO, Set.of(COIN), AccountStopRules.NONE));
    return FundsGraph.of(report, AccountRule.FIFO);
  }

  /** What any graph must be, and that it holds the trace. */
  private static void check(FundsGraph funds) {
    Graph<FundsVertex, FundsEdge> graph = funds.graph();
    Set<String> ids = new HashSet<>();
    graph.vertexSet().forEach(vertex -> assertThat(ids.add(vertex.id())).isTrue());
    graph.edgeSet().forEach(edge -> assertThat(ids.add(edge.id())).isTrue());
    for (FundsVertex vertex : graph.vertexSet()) {
      assertThat(vertex.id()).matches("[A-Za-z0-9.:-]+");
      assertThat(graph.edgesOf(vertex)).as(vertex.id()).isNotEmpty();
      if (!(vertex instanceof ConversionVertex) && funds.isConserving()) {
        assertThat(arrived(graph, vertex)).as(vertex.id()).isEqualTo(left(graph, vertex));
      }
    }
    for (FundsEdge edge : graph.edgeSet()) {
      BigInteger sum =
          edge.traced().stream().map(AssetAmount::amount).reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(sum).as(edge.id()).isLessThanOrEqualTo(edge.value());
      assertThat(edge.traced()).allMatch(one -> one.asset().equals(edge.asset()));
    }
    assertThat(graph.edgeSet())
        .noneMatch(edge -> graph.getEdgeSource(edge).equals(graph.getEdgeTarget(edge)));
    Map<AccountStop, BigInteger> ends = new EnumMap<>(AccountStop.class);
    for (FundsVertex vertex : graph.vertexSet()) {
      for (FundsEnding end : vertex.endings()) {
        end.amounts().forEach(one -> ends.merge(end.reason(), one.amount(), BigInteger::add));
      }
    }
    Map<AccountStop, BigInteger> expected = new EnumMap<>(AccountStop.class);
    funds
        .trace()
        .endpoints()
        .forEach(end -> expected.merge(end.reason(), end.amount(), BigInteger::add));
    assertThat(ends).isEqualTo(expected);
  }

  private static Map<String, BigInteger> arrived(
      Graph<FundsVertex, FundsEdge> graph, FundsVertex vertex) {
    Map<String, BigInteger> sums = new HashMap<>();
    graph.incomingEdgesOf(vertex).forEach(edge -> add(sums, edge.traced(), false));
    return sums;
  }

  private static Map<String, BigInteger> left(
      Graph<FundsVertex, FundsEdge> graph, FundsVertex vertex) {
    Map<String, BigInteger> sums = new HashMap<>();
    for (FundsEdge edge : graph.outgoingEdgesOf(vertex)) {
      add(sums, edge.traced(), false);
      add(sums, edge.seeded(), true);
    }
    vertex.endings().forEach(end -> add(sums, end.amounts(), false));
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static void add(Map<String, BigInteger> sums, List<AssetAmount> amounts, boolean minus) {
    for (AssetAmount one : amounts) {
      BigInteger amount = minus ? one.amount().negate() : one.amount();
      sums.merge(one.label() + " " + one.asset(), amount, BigInteger::add);
    }
  }

  private static Map<String, BigInteger> ended(Set<FundsVertex> vertices) {
    Map<String, BigInteger> sums = new HashMap<>();
    for (FundsVertex vertex : vertices) {
      for (FundsEnding end : vertex.endings()) {
        for (AssetAmount one : end.amounts()) {
          Asset asset = one.asset();
          sums.merge(end.reason() + " " + one.label() + " " + asset, one.amount(), BigInteger::add);
        }
      }
    }
    return sums;
  }

  private static String id(String name) {
    return "account:" + account(name).text();
  }

  private FundsVertex vertex(String name) {
    return example.vertex(id(name)).orElseThrow();
  }

  private @Nullable Integer steps(String name) {
    return ((AccountVertex) vertex(name)).steps();
  }

  private FundsEdge edge(String id) {
    return edge(example, id);
  }

  private static FundsEdge edge(FundsGraph graph, String id) {
    return graph.graph().edgeSet().stream()
        .filter(edge -> edge.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
