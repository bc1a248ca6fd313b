package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.graph.TraceGraph;
import org.tracer.ledger.UtxoLedger;
import org.tracer.naive.RandomChain;

/** Where money came from: the forward trace, which is tested for itself, tells the answers. */
class BackwardTest {

  @Test
  void fifoAndLifo_shouldBeTheInverseOfForward() {
    for (int seed = 0; seed < 600; seed++) {
      RandomChain chain = RandomChain.withAllInputs(new Random(seed));
      UtxoLedger ledger = chain.ledger();
      for (Policy policy : List.of(Lossless.FIFO, Lossless.LIFO)) {
        Map<String, Long> forward = pairs(trace(ledger, policy, minted(chain), Direction.FORWARD));
        Map<String, Long> backward = new TreeMap<>();
        // Forward names what left as fee too; a fee is no output to ask about.
        forward.keySet().removeIf(pair -> pair.endsWith("null"));
        pairs(trace(ledger, policy, resting(chain), Direction.BACKWARD))
            .forEach((pair, amount) -> backward.put(turned(pair), amount));
        assertThat(backward).as(policy.name() + " " + seed).isEqualTo(forward);
      }
    }
  }

  @Test
  void poison_shouldNameEveryCoinbaseThatReachesHere() {
    for (int seed = 0; seed < 300; seed++) {
      RandomChain chain = RandomChain.withAllInputs(new Random(seed));
      UtxoLedger ledger = chain.ledger();
      TreeSet<String> forward =
          new TreeSet<>(
              pairs(trace(ledger, new Poison(), minted(chain), Direction.FORWARD)).keySet());
      forward.removeIf(pair -> pair.endsWith("null"));
      TreeSet<String> backward = new TreeSet<>();
      pairs(trace(ledger, new Poison(), resting(chain), Direction.BACKWARD))
          .keySet()
          .forEach(pair -> backward.add(turned(pair)));
      assertThat(backward).as("seed " + seed).isEqualTo(forward);
    }
  }

  /** Two victims and a stranger pay a collector, who pays a shop; fees fall on the last output. */
  @Test
  void backward_shouldNameWhatPaidForAnOutput() {
    assertThat(sources(Lossless.FIFO, StopRules.NONE, "pay", 0))
        .containsExactly("COINBASE one:0 100", "COINBASE two:0 50");
    assertThat(sources(Lossless.LIFO, StopRules.NONE, "pay", 0))
        .containsExactly("COINBASE two:0 50", "COINBASE three:0 100");
    // 150 of 300: 50, 50, 50
    assertThat(sources(new Haircut(), StopRules.NONE, "pay", 0))
        .containsExactly("COINBASE one:0 50", "COINBASE two:0 50", "COINBASE three:0 50");
  }

  @Test
  void backward_shouldStopAtLimitsAndListedAddresses() {
    assertThat(sources(Lossless.FIFO, StopRules.NONE.withMaxHops(0), "pay", 0))
        .containsExactly("HOP_LIMIT pay:0 150");
    LockingScript one = NamedLedger.script("v1");
    StopRules stop =
        StopRules.NONE.withStopList(List.of(new StopListEntry("v1", one, "known payer")));
    Trace trace = backward(Lossless.FIFO, stop, seed("asked", "pay", 0));
    assertThat(lines(trace)).containsExactly("STOP_LIST one:0 100", "COINBASE two:0 50");
    assertThat(trace.endpoints().getFirst().note()).isEqualTo("known payer");
    assertThat(trace.endpoints().getFirst().spentBy()).isEqualTo(NamedLedger.id("pay"));
  }

  /** What a later output came from is not counted again for an earlier one on its way. */
  @Test
  void backward_shouldNotExplainOneCoinTwice() {
    Trace trace =
        backward(Lossless.FIFO, StopRules.NONE, seed("early", "pay", 0), seed("late", "shop", 0));

    assertThat(seeded(trace, "late")).isEqualTo(120);
    assertThat(seeded(trace, "early")).isEqualTo(30);
    assertThat(trace.balanceSheet().isBalanced()).isTrue();
  }

  @Test
  void backward_shouldBeTheSameUnderSeveralRulesAtOnce() {
    List<Policy> policies = Policies.all().stream().filter(Policy::isReversible).toList();
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RandomChain chain = RandomChain.withAllInputs(random);
      TraceRequest request =
          request(Lossless.FIFO, resting(chain), Direction.BACKWARD).withPolicy(new Haircut());
      TraceComparison all = Tracer.compare(chain.ledger(), request, policies, TraceListener.SILENT);
      for (Policy policy : policies) {
        assertThat(all.under(policy).orElseThrow())
            .isEqualTo(Tracer.trace(chain.ledger(), request.withPolicy(policy)));
      }
    }
  }

  @Test
  void result_shouldReadLikeAnyOther() throws IOException {
    Trace trace = backward(new Haircut(), StopRules.NONE, seed("asked", "shop", 0));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(trace, out);

    assertThat(TraceDocument.read(new ByteArrayInputStream(out.toByteArray()), "test"))
        .isEqualTo(trace);
    assertThat(TraceGraph.of(trace, Grain.OUTPUTS).graph().edgeSet()).isNotEmpty();
    assertThat(trace.transactions().stream().map(t -> NamedLedger.name(t.id())).toList())
        .containsExactly("one", "two", "three", "pay", "shop");
  }

  @Test
  void backward_shouldRefuseWhatHasNoMeaning() {
    assertThatThrownBy(() -> backward(Lossless.DIRTY_FIRST, StopRules.NONE, seed("a", "pay", 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("backward");
  }

  private static NamedLedger collector() {
    return new NamedLedger()
        .block(1)
        .transaction("one")
        .pay("v1", 100)
        .block(2)
        .transaction("two")
        .pay("v2", 100)
        .block(3)
        .transaction("three")
        .pay("s", 100)
        .block(4)
        .transaction("m4")
        .pay("miner", 1)
        .transaction("pay")
        .spend("one", 0)
        .spend("two", 0)
        .spend("three", 0)
        .pay("collector", 150)
        .pay("change", 140)
        .block(5)
        .transaction("m5")
        .pay("miner", 1)
        .transaction("shop")
        .spend("pay", 0)
        .pay("shop", 120)
        .pay("rest", 25);
  }

  private static List<String> sources(Policy policy, StopRules rules, String tx, int vout) {
    return lines(backward(policy, rules, seed("asked", tx, vout)));
  }

  private static Seed seed(String label, String tx, int vout) {
    return new Seed.OfOutPoint(label, NamedLedger.outPoint(tx, vout));
  }

  private static Trace backward(Policy policy, StopRules rules, Seed... seeds) {
    TraceRequest request =
        new TraceRequest(List.of(seeds), policy, rules).withDirection(Direction.BACKWARD);
    return Tracer.trace(collector().build(), request);
  }

  private static BigInteger seeded(Trace trace, String label) {
    return Objects.requireNonNull(trace.balanceSheet().byLabel().get(label)).seeded();
  }

  private static List<String> lines(Trace trace) {
    return trace.endpoints().stream()
        .map(end ->
            end.reason()
                + " "
                + NamedLedger.name(end.transaction())
                + String.valueOf(end.position()).substring(64)
                + " "
                + end.amount())
        .toList();
  }

  private static List<OutPoint> minted(RandomChain chain) {
    return positions(chain, true);
  }

  private static List<OutPoint> resting(RandomChain chain) {
    List<OutPoint> spent =
        chain.transactions().stream().flatMap(tx -> tx.inputs().stream()).toList();
    List<OutPoint> resting = new ArrayList<>(positions(chain, false));
    resting.removeAll(spent);
    return resting;
  }

  private static List<OutPoint> positions(RandomChain chain, boolean minted) {
    List<OutPoint> positions = new ArrayList<>();
    for (RandomChain.Tx tx : chain.transactions()) {
      for (int vout = 0; vout < tx.outputs().size(); vout++) {
        if (tx.outputs().get(vout).value() > 0 && (!minted || tx.inputs().isEmpty())) {
          positions.add(new OutPoint(tx.id(), vout));
        }
      }
    }
    return positions;
  }

  private static Trace trace(
      UtxoLedger ledger, Policy policy, List<OutPoint> outPoints, Direction direction) {
    return Tracer.trace(ledger, request(policy, outPoints, direction));
  }

  private static TraceRequest request(
      Policy policy, List<OutPoint> outPoints, Direction direction) {
    List<Seed> seeds = new ArrayList<>();
    outPoints.forEach(at -> seeds.add(new Seed.OfOutPoint(at.toString(), at)));
    return new TraceRequest(seeds, policy, StopRules.NONE).withDirection(direction);
  }

  /** Amounts by "seed endpoint". */
  private static Map<String, Long> pairs(Trace trace) {
    Map<String, Long> pairs = new TreeMap<>();
    for (Endpoint end : trace.endpoints()) {
      pairs.merge(
          end.label() + " " + end.position(), end.amount().baseUnits().longValueExact(), Long::sum);
    }
    return pairs;
  }

  private static String turned(String pair) {
    int space = pair.indexOf(' ');
    return pair.substring(space + 1) + " " + pair.substring(0, space);
  }
}
