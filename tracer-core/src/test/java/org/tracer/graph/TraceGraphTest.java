package org.tracer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.graph.NamedLedger.address;
import static org.tracer.graph.NamedLedger.id;
import static org.tracer.graph.NamedLedger.outPoint;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Seed;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.Tracer;

/** Expected figures are those worked out at {@link ExampleTrace}. */
class TraceGraphTest {

  private static final String COLLECTOR = "address:" + address("collector");
  private static final String HUB = "address:" + address("hub");
  private static final String SERVICE = "address:" + address("service");
  private static final String KEY = "script:pk:" + ExampleTrace.KEY;

  @Test
  void graph_shouldFindPathFromSeedToServiceWithJGraphT() {
    TraceGraph trace = TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES);
    GraphPath<TraceVertex, TraceEdge> path =
        new DijkstraShortestPath<>(trace.graph())
            .getPath(
                trace.vertex("tx:" + id("pay1")).orElseThrow(),
                trace.vertex(SERVICE).orElseThrow());
    assertThat(path.getVertexList())
        .extracting(TraceVertex::id)
        .containsExactly(
            "tx:" + id("pay1"), COLLECTOR, "tx:" + id("merge"), HUB, "tx:" + id("peel"), SERVICE);
    assertThat(path.getLength()).isEqualTo(5);
    assertThat(path.getWeight()).isEqualTo(5);
  }

  @Test
  void graph_shouldListVerticesAndEdgesInChainOrder() {
    Graph<TraceVertex, TraceEdge> graph =
        TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES).graph();
    assertThat(graph.vertexSet())
        .extracting(TraceVertex::id)
        .containsExactly(
            "tx:" + id("pay1"),
            COLLECTOR,
            "tx:" + id("pay2"),
            "tx:" + id("merge"),
            HUB,
            "tx:" + id("peel"),
            SERVICE,
            "script:raw:6a0474657374",
            KEY,
            "fee:" + id("peel"));
    assertThat(graph.edgeSet())
        .extracting(TraceEdge::id)
        .containsExactly(
            id("pay1") + ":0",
            id("pay2") + ":0",
            id("merge") + ":in:0",
            id("merge") + ":in:1",
            id("merge") + ":0",
            id("merge") + ":1",
            id("peel") + ":in:0",
            id("peel") + ":0",
            id("peel") + ":1",
            id("peel") + ":2",
            id("peel") + ":3",
            id("peel") + ":fee");
  }

  @Test
  void addressVertex_shouldJoinOutputsUnderOneLock() {
    TraceGraph graph = TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES);
    AddressVertex collector = (AddressVertex) graph.vertex(COLLECTOR).orElseThrow();
    assertThat(collector.outputs()).isEqualTo(2);
    assertThat(collector.received()).isEqualTo(Satoshi.of(1_500_000));
    assertThat(collector.seeded())
        .containsExactly(share("payment-1", 1_000_000), share("payment-2", 500_000));
    assertThat(collector.endings()).isEmpty();
    AddressVertex hub = (AddressVertex) graph.vertex(HUB).orElseThrow();
    assertThat(hub.outputs()).isEqualTo(3);
    assertThat(hub.received()).isEqualTo(Satoshi.of(2_300_000));
    assertThat(hub.hop()).isEqualTo(1);
    assertThat(hub.endings())
        .containsExactly(
            new Ending(
                StopReason.UNSPENT,
                List.of(share("payment-1", 700_000), share("payment-2", 300_000)),
                List.of(),
                List.of()));
    assertThat(graph.total(hub.endings().getFirst().amounts())).contains(Satoshi.of(1_000_000));
  }

  @Test
  void graph_shouldKeepParallelEdgesAndPayBackThroughTransaction() {
    TraceGraph trace = TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES);
    TraceVertex hub = trace.vertex(HUB).orElseThrow();
    TraceVertex merge = trace.vertex("tx:" + id("merge")).orElseThrow();
    assertThat(trace.graph().getAllEdges(merge, hub)).hasSize(2);
    assertThat(trace.graph().edgeSet())
        .noneMatch(e -> trace.graph().getEdgeSource(e).equals(trace.graph().getEdgeTarget(e)));
    assertThat(new CycleDetector<>(trace.graph()).detectCyclesContainingVertex(hub)).isTrue();
  }

  @Test
  void outputs_shouldBeVerticesOfTheirOwnWithoutCycle() {
    TraceGraph trace = TraceGraph.of(ExampleTrace.fifo(), Grain.OUTPUTS);
    assertThat(new CycleDetector<>(trace.graph()).detectCycles()).isFalse();
    assertThat(new ConnectivityInspector<>(trace.graph()).isConnected()).isTrue();
    OutputVertex output =
        (OutputVertex) trace.vertex("output:" + outPoint("merge", 1)).orElseThrow();
    assertThat(output.value()).isEqualTo(Satoshi.of(400_000));
    assertThat(output.traced()).containsExactly(share("payment-2", 300_000));
    assertThat(output.endings()).extracting(Ending::reason).containsExactly(StopReason.UNSPENT);
    assertThat(trace.vertex("output:" + outPoint("merge", 2))).isEmpty();
  }

  @Test
  void transactionVertex_shouldNotStateFeeTheTraceDoesNotKnow() {
    TraceGraph trace = TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES);
    assertThat(transaction(trace, "pay1").fee()).isNull();
    assertThat(transaction(trace, "merge").fee()).isEqualTo(Satoshi.of(10_000));
    assertThat(transaction(trace, "peel").fee()).isEqualTo(Satoshi.of(5_000));
    assertThat(trace.vertex("fee:" + id("merge"))).isEmpty();
  }

  @Test
  void endings_shouldSumToBalanceSheetForEveryGrainAndPolicy() {
    for (Policy policy : Policies.all()) {
      Trace trace = ExampleTrace.of(policy, "a", "b", "note");
      for (Grain grain : Grain.values()) {
        Map<StopReason, BigInteger> sums = new EnumMap<>(StopReason.class);
        for (TraceVertex vertex : TraceGraph.of(trace, grain).graph().vertexSet()) {
          for (Ending ending : vertex.endings()) {
            for (LabelAmount share : ending.amounts()) {
              sums.merge(ending.reason(), share.amount().baseUnits(), BigInteger::add);
            }
          }
        }
        assertThat(sums).isEqualTo(trace.balanceSheet().byReason());
      }
    }
  }

  @Test
  void endings_shouldNameUnfollowedSpenderAndNote() {
    StopRules rules = StopRules.NONE.withUntilHeight(BlockHeight.of(101));
    TraceRequest request =
        new TraceRequest(
            List.of(new Seed.OfOutPoint("p", outPoint("pay1", 0))), new Haircut(), rules);
    TraceGraph cut = TraceGraph.of(Tracer.trace(ExampleTrace.ledger(), request), Grain.ADDRESSES);
    assertThat(cut.vertex(COLLECTOR).orElseThrow().endings())
        .containsExactly(
            new Ending(
                StopReason.OUTSIDE_WINDOW,
                List.of(share("p", 1_000_000)),
                List.of(id("merge")),
                List.of()));
    TraceGraph stopped = TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES);
    TraceVertex service = stopped.vertex(SERVICE).orElseThrow();
    assertThat(service.endings().getFirst().notes())
        .containsExactly("exchange deposit, says the exchange");
    assertThat(stopped.claim(service))
        .isEqualTo(
            "ledger fact; labelled amounts computed under policy fifo;"
                + " the note is an attribution by the user");
  }

  @Test
  void total_shouldBeEmptyWhenPolicyDoesNotConserve() {
    TraceGraph graph =
        TraceGraph.of(ExampleTrace.of(new Poison(), "a", "b", "note"), Grain.ADDRESSES);
    assertThat(graph.total(List.of(share("a", 1), share("b", 1)))).isEmpty();
  }

  @Test
  void graph_shouldRefuseChange() {
    Graph<TraceVertex, TraceEdge> graph =
        TraceGraph.of(ExampleTrace.fifo(), Grain.ADDRESSES).graph();
    TraceVertex first = graph.vertexSet().iterator().next();
    assertThatThrownBy(() -> graph.removeVertex(first))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_shouldRefuseTraceThatSpendsUnlistedOutput() {
    Trace trace = ExampleTrace.fifo();
    TracedTransaction peel = trace.transactions().getLast();
    TracedInput bad = new TracedInput(0, outPoint("merge", 2), List.of());
    TracedTransaction changed =
        new TracedTransaction(
            peel.id(),
            peel.block(),
            peel.indexInBlock(),
            peel.hop(),
            List.of(bad),
            peel.outputs(),
            peel.fee(),
            peel.tracedFee(),
            peel.feeReason(),
            peel.collected());
    List<TracedTransaction> transactions =
        List.of(
            trace.transactions().get(0),
            trace.transactions().get(1),
            trace.transactions().get(2),
            changed);
    Trace broken =
        new Trace(
            trace.request(),
            trace.network(),
            trace.origin(),
            trace.horizon(),
            trace.seeds(),
            transactions,
            trace.endpoints(),
            trace.balanceSheet(),
            trace.notices());
    assertThatThrownBy(() -> TraceGraph.of(broken, Grain.ADDRESSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(outPoint("merge", 2).toString());
  }

  @Test
  void id_shouldStayUniqueWhenCoinbaseIdRepeats() {
    NamedLedger ledger = new NamedLedger();
    ledger.block(1).transaction("twin").pay("hub", 50);
    ledger.block(2).transaction("twin").pay("hub", 50);
    Seed seed = new Seed.OfAddress("p", "hub", NamedLedger.script("hub"), null, null);
    Trace trace =
        Tracer.trace(
            ledger.build(), new TraceRequest(List.of(seed), new Haircut(), StopRules.NONE));
    TraceGraph graph = TraceGraph.of(trace, Grain.OUTPUTS);
    String twin = id("twin").toString();
    assertThat(graph.graph().vertexSet())
        .extracting(TraceVertex::id)
        .containsExactly(
            "tx:" + twin, "output:" + twin + ":0", "tx:" + twin + ".2", "output:" + twin + ".2:0");
  }

  private static TransactionVertex transaction(TraceGraph graph, String name) {
    return (TransactionVertex) graph.vertex("tx:" + id(name)).orElseThrow();
  }

  private static LabelAmount share(String label, long sat) {
    return new LabelAmount(label, Satoshi.of(sat));
  }
}
