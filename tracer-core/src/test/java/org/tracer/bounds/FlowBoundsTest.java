package org.tracer.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.chain.Position;
import org.tracer.chain.Satoshi;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.Tracer;

/** Small chains whose bounds are worked out by hand beside each payment. */
class FlowBoundsTest {

  private final ChainBuilder chain = new ChainBuilder();

  /** Domain reference U1: 30 000 clean, 50 001 labelled, 20 000 clean; fee 1 001. */
  @Test
  void of_shouldGiveTheEnvelopeOfTheWorkedExample() {
    workedExample();
    FlowBounds bounds = FlowBounds.of(trace("dirty:0"));

    assertThat(range(bounds.of(at("u1:0")))).isEqualTo("0 to 40000");
    assertThat(range(bounds.of(at("u1:1")))).isEqualTo("5000 to 50001");
    assertThat(range(bounds.of(at("u1:2")))).isEqualTo("0 to 4000");
    assertThat(range(bounds.of(Target.ofFees(Set.of(chain.id("u1")))))).isEqualTo("0 to 1001");
    assertThat(range(bounds.of("1", at("u1:1")))).isEqualTo("5000 to 50001");
  }

  @Test
  void of_shouldNameWhatDecidesTheBounds() {
    workedExample();
    FlowBounds bounds = FlowBounds.of(trace("dirty:0"));

    Bounds one = (Bounds) bounds.of(at("u1:1"));
    assertThat(names(one.mostThrough())).containsExactly("SEED dirty:0 50001");
    assertThat(names(one.leastFrom())).containsExactly("SEED dirty:0 50001");
    assertThat(names(one.leastEscapes()))
        .containsExactly("OUTPUT u1:0 40000", "OUTPUT u1:2 4000", "FEE u1 1001");
    Bounds none = (Bounds) bounds.of(at("u1:0"));
    assertThat(names(none.mostThrough())).containsExactly("OUTPUT u1:0 40000");
    assertThat(none.leastFrom()).isEmpty();
    assertThat(none.leastEscapes()).isEmpty();
  }

  private void workedExample() {
    chain.block("clean1", "a", 30_000);
    chain.block("dirty", "b", 50_001);
    chain.block("clean2", "c", 20_000);
    chain.block("b4", "miner", 1);
    chain
        .pay("u1")
        .spend("clean1:0")
        .spend("dirty:0")
        .spend("clean2:0")
        .to("o0", 40_000)
        .to("o1", 55_000)
        .to("o2", 4_000);
  }

  /** 100 seeded, 30 of it at most get through "narrow", and "wide" mixes them with 200 clean. */
  @Test
  void most_shouldBeLimitedByTheEarliestNarrowPlace() {
    chain.block("seed", "s", 100);
    chain.block("clean", "c", 200);
    chain.block("b3", "miner", 1);
    chain.pay("narrow").spend("seed:0").to("a", 30).to("b", 70);
    chain.pay("wide").spend("narrow:0").spend("clean:0").to("x", 150).to("y", 80);

    Bounds bounds = (Bounds) FlowBounds.of(trace("seed:0")).of(at("wide:0"));

    assertThat(range(bounds)).isEqualTo("0 to 30");
    assertThat(names(bounds.mostThrough())).containsExactly("OUTPUT narrow:0 30");
  }

  /**
   * Two paths of 60 and 40 meet. Each alone could avoid x, which holds 70 of 100; both cannot: only
   * 30 fit beside it.
   */
  @Test
  void least_shouldComeOfTwoPathsTogether() {
    chain.block("seed", "s", 100);
    chain.block("b2", "miner", 1);
    chain.pay("fork").spend("seed:0").to("a", 60).to("b", 40);
    chain.block("b3", "miner", 1);
    chain.pay("join").spend("fork:1").spend("fork:0").to("x", 70).to("y", 25);

    FlowBounds bounds = FlowBounds.of(trace("seed:0"));

    assertThat(range(bounds.of(at("join:0")))).isEqualTo("70 to 70");
    assertThat(range(bounds.of(at("fork:0")))).isEqualTo("60 to 60");
    assertThat(range(bounds.of(at("fork:0", "join:0")))).isEqualTo("70 to 100");
  }

  /** Positions of an address on one path: what comes back to it is counted once. */
  @Test
  void of_shouldCountValueOnceWhereItFirstArrives() {
    chain.block("seed", "s", 100);
    chain.block("b2", "miner", 1);
    chain.pay("p1").spend("seed:0").to("x", 90).to("y", 10);
    chain.pay("p2").spend("p1:0").to("x", 50).to("z", 40);
    Trace trace = trace("seed:0");

    Target target = Target.of(ChainBuilder.address("x"), trace);

    assertThat(target.positions()).hasSize(2);
    assertThat(range(FlowBounds.of(trace).of(target))).isEqualTo("90 to 90");
    assertThat(range(FlowBounds.of(trace).of(at("p2:0", "seed:0")))).isEqualTo("100 to 100");
  }

  @Test
  void of_shouldAnswerForEveryEndpoint() {
    workedExample();
    Trace trace = trace("dirty:0");

    List<String> answers =
        trace.endpoints().stream()
            .map(end -> end.reason() + " " + range(FlowBounds.of(trace).of(Target.of(end))))
            .toList();

    assertThat(answers)
        .containsExactly(
            "UNSPENT 0 to 40000", "UNSPENT 5000 to 50001", "UNSPENT 0 to 4000", "FEE 0 to 1001");
  }

  /** "first" pays 100 into an output that seed 2 names: all of it is under trace in any case. */
  @Test
  void of_shouldGiveTheWholeOfASeedThatAnotherReaches() {
    overlap();
    FlowBounds bounds = FlowBounds.of(trace("seed:0", "mix:0"));

    assertThat(range(bounds.of(at("mix:0")))).isEqualTo("150 to 150");
    assertThat(range(bounds.of(at("last:0")))).isEqualTo("120 to 120");
    assertThat(range(bounds.of(at("mix:1")))).isEqualTo("0 to 50");
    assertThat(range(bounds.of("1", at("last:0")))).isEqualTo("20 to 100");
  }

  @Test
  void of_shouldRefuseALabelWhoseShareDependsOnTheRule() {
    overlap();

    assertThat(FlowBounds.of(trace("seed:0", "mix:0")).of("2", at("last:0")))
        .isEqualTo(
            new NotComputed(
                "value of seed \"1\" can be in "
                    + chain.outPoint("mix:0")
                    + ", which is a seed of \"2\": how much of it became this seed's depends on the"
                    + " accounting rule"));
    assertThat(FlowBounds.of(trace("seed:0", "seed:0")).of("1", at("mix:0")))
        .isInstanceOf(NotComputed.class);
  }

  /** One label names both outputs: pooled within the label, whatever the other label does. */
  @Test
  void of_shouldHoldAPositionSeededTwiceByOneLabelOnce() {
    overlap();
    Trace trace =
        trace(
            new Seed.OfAddress("own", "s", ChainBuilder.script("s"), null, null),
            new Seed.OfOutPoint("behind", chain.outPoint("last:0")));

    assertThat(trace.seeds()).hasSize(3);
    assertThat(range(FlowBounds.of(trace).of("own", at("last:0")))).isEqualTo("120 to 120");
    assertThat(range(FlowBounds.of(trace).of("own", at("mix:1")))).isEqualTo("0 to 50");
    assertThat(range(FlowBounds.of(trace).of(at("seed:0", "last:1")))).isEqualTo("not computed");
  }

  /** "s" gets 100, pays itself 150 with 100 clean added, and goes on to 120 and 30. */
  private void overlap() {
    chain.block("seed", "s", 100);
    chain.block("clean", "c", 100);
    chain.block("b3", "miner", 1);
    chain.pay("mix").spend("seed:0").spend("clean:0").to("s", 150).to("other", 50);
    chain.block("b4", "miner", 1);
    chain.pay("last").spend("mix:0").to("x", 120).to("y", 30);
  }

  /** The path from one place asked for to the other leads through a seed. */
  @Test
  void of_shouldRefuseWhatCouldCountTwice() {
    overlap();
    FlowBounds bounds = FlowBounds.of(trace("seed:0", "mix:0"));

    assertThat(bounds.of(at("seed:0", "last:0"))).isInstanceOf(NotComputed.class);
    assertThat(bounds.of(at("seed:0", "mix:0"))).isInstanceOf(NotComputed.class);
    assertThat(range(bounds.of(at("seed:0", "mix:1")))).isEqualTo("100 to 100");
    assertThat(range(bounds.of(at("mix:1", "last:0")))).isEqualTo("120 to 170");
  }

  /** What the limit ends is an end like others; nothing is said of what lies behind it. */
  @Test
  void of_shouldStopWhereTheTraceDid() {
    overlap();
    Trace trace =
        trace(StopRules.NONE.withMaxHops(1), new Seed.OfOutPoint("1", chain.outPoint("seed:0")));
    FlowBounds bounds = FlowBounds.of(trace);

    assertThat(trace.endpoints().stream().map(Endpoint::reason))
        .containsExactly(StopReason.HOP_LIMIT, StopReason.UNSPENT);
    assertThat(range(bounds.of(at("mix:0")))).isEqualTo("50 to 100");
    assertThatThrownBy(() -> bounds.of(at("last:0")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not reach")
        .extracting("input")
        .isEqualTo("output " + chain.outPoint("last:0"));
  }

  @Test
  void of_shouldBeExactForAllTheCoinsThereCanBe() {
    chain.block("seed", "s", Satoshi.MAX_MONEY - 1);
    chain.block("clean", "c", 1);
    chain.block("b3", "miner", 1);
    chain
        .pay("all")
        .spend("seed:0")
        .spend("clean:0")
        .to("x", Satoshi.MAX_MONEY - 3)
        .to("y", 2)
        .to("z", 1);
    FlowBounds bounds = FlowBounds.of(trace("seed:0"));

    assertThat(range(bounds.of(at("all:0")))).isEqualTo("2099999999999996 to 2099999999999997");
    assertThat(range(bounds.of(at("all:1")))).isEqualTo("1 to 2");
    assertThat(range(bounds.of(at("all:2")))).isEqualTo("0 to 1");
  }

  @Test
  void of_shouldGiveUpWhenTheWorkLimitIsReached() {
    workedExample();
    chain.block("b5", "miner", 1);
    chain.pay("u2").spend("u1:0").spend("b4:0").to("p0", 35_000).to("p1", 5_001);
    FlowBounds bounds = FlowBounds.of(trace("dirty:0"), 0);

    assertThat(bounds.of(at("u1:1")))
        .isEqualTo(new NotComputed("the search for it took more work than allowed"));
  }

  @Test
  void of_shouldRefuseATraceThatIsNoSupersetOfAllRules() {
    workedExample();
    TraceRequest fifo =
        new TraceRequest(
            List.of(new Seed.OfOutPoint("1", chain.outPoint("dirty:0"))),
            Lossless.FIFO,
            StopRules.NONE);

    assertThatThrownBy(() -> FlowBounds.of(Tracer.trace(chain.ledger(), fifo)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("under fifo, not under poison");
  }

  @Test
  void of_shouldRefuseAnUnknownLabel() {
    workedExample();

    assertThatThrownBy(() -> FlowBounds.of(trace("dirty:0")).of("two", at("u1:0")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such seed")
        .extracting("input")
        .isEqualTo("label \"two\"");
  }

  @Test
  void of_shouldRefuseATraceThatContradictsItself() {
    overlap();
    Trace trace = trace("seed:0");

    requireMalformed(
        trace, "it is there twice", all -> List.of(all.get(0), all.get(1), all.get(1)));
    requireMalformed(trace, "not there before", List::reversed);
    requireMalformed(trace, "neither ended nor went on", all -> all.subList(0, 2));
    requireMalformed(trace, "more goes in", all -> List.of(all.get(0), emptied(all.get(1))));
    requireMalformed(trace, "seed is not among", all -> List.of());
  }

  private static TracedTransaction emptied(TracedTransaction tx) {
    return new TracedTransaction(
        tx.id(),
        tx.block(),
        tx.indexInBlock(),
        tx.hop(),
        tx.inputs(),
        tx.outputs().subList(1, 2),
        tx.fee(),
        tx.tracedFee(),
        tx.feeReason(),
        tx.collected());
  }

  private static void requireMalformed(
      Trace trace, String message, Function<List<TracedTransaction>, List<TracedTransaction>> by) {
    Trace changed =
        new Trace(
            trace.request(),
            trace.network(),
            trace.origin(),
            trace.horizon(),
            trace.seeds(),
            by.apply(trace.transactions()),
            trace.endpoints(),
            trace.balanceSheet(),
            trace.notices());
    assertThatThrownBy(() -> FlowBounds.of(changed))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  /** Traces outputs under the labels 1, 2, … */
  private Trace trace(String... outputs) {
    Seed[] seeds = new Seed[outputs.length];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = new Seed.OfOutPoint(Integer.toString(i + 1), chain.outPoint(outputs[i]));
    }
    return trace(seeds);
  }

  private Trace trace(Seed... seeds) {
    return trace(StopRules.NONE, seeds);
  }

  private Trace trace(StopRules rules, Seed... seeds) {
    return Tracer.trace(chain.ledger(), new TraceRequest(List.of(seeds), new Poison(), rules));
  }

  private Target at(String... outputs) {
    List<Position> positions =
        Arrays.stream(outputs).map(chain::outPoint).map(Position.class::cast).toList();
    return Target.ofPositions(positions);
  }

  private static String range(BoundsResult result) {
    return switch (result) {
      case Bounds bounds -> bounds.least() + " to " + bounds.most();
      case NotComputed none -> "not computed";
    };
  }

  private List<String> names(List<CutEdge> edges) {
    return edges.stream()
        .map(edge -> {
          String name = chain.name(edge.transaction());
          String place = edge.position() == null ? "" : edge.position().toString();
          String vout = place.substring(place.indexOf(':') + 1);
          return edge.kind() + " " + name + (vout.isEmpty() ? "" : ":" + vout) + " " + edge.value();
        })
        .toList();
  }
}
