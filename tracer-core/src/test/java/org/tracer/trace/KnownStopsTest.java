package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policies;
import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Address;
import org.tracer.chain.OutPoint;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;

/** Stops that are claims of others or inferences: they end branches, and never change a split. */
class KnownStopsTest {

  private static final TagSetUsed SET = new TagSetUsed("public", 3, "ab".repeat(32));

  private final ChainBuilder chain = new ChainBuilder();

  /** 100 000 traced go through a transaction of three strangers, each with its change. */
  private void coinJoin() {
    chain.block("dirty", "s", 150_000);
    chain.block("two", "b", 130_000);
    chain.block("three", "c", 120_000);
    chain.block("b4", "miner", 1);
    chain
        .pay("join")
        .spend("dirty:0")
        .spend("two:0")
        .spend("three:0")
        .to("e1", 100_000)
        .to("e2", 100_000)
        .to("e3", 100_000)
        .to("x1", 49_000)
        .to("x2", 29_500)
        .to("x3", 19_700);
    chain.block("b5", "miner", 1);
    chain.pay("after").spend("join:0").to("shop", 99_000);
  }

  @Test
  void trace_shouldStopBeforeACoinJoinAndSayWhy() {
    coinJoin();
    Trace trace = forward(StopRules.NONE.withCoinJoins(CoinJoinRule.STOP));

    assertThat(lines(trace)).containsExactly("COINJOIN dirty:0 150000");
    Endpoint end = trace.endpoints().getFirst();
    assertThat(end.spentBy()).isEqualTo(chain.id("join"));
    assertThat(end.note()).startsWith("coinjoin-").contains("100000");
    assertThat(trace.balanceSheet().isBalanced()).isTrue();
    List<Inference> said = annotate(trace);
    assertThat(said)
        .extracting(Inference::subject, Inference::verdict)
        .contains(Tuple.tuple(chain.id("join").toString(), Verdict.YES));
  }

  @Test
  void trace_shouldGoThroughACoinJoinWhenAskedAndSayWhatThatAssumes() {
    coinJoin();
    Trace ignored = forward(StopRules.NONE);
    Trace through = forward(StopRules.NONE.withCoinJoins(CoinJoinRule.THROUGH));

    assertThat(lines(ignored))
        .containsExactly("UNSPENT join:1 50000", "UNSPENT after:0 99000", "FEE after 1000");
    assertThat(through.endpoints()).isEqualTo(ignored.endpoints());
    // Inputs 150, 130, 120 and outputs 100, 100, 100, 49, 29.5, 19.7 (thousands). All in one part;
    // a
    // part of one input alone: 120 pays 100 + 19.7 (three choices of the 100); 130 pays 100 + 29.5
    // or 100 + 19.7; 150 pays 100 + 49, and so on: what the naive count says is tested elsewhere.
    assertThat(annotate(through).getFirst().evidence().getLast())
        .contains("followed through by the policy")
        .containsPattern("there are [0-9]+ readings");
    assertThat(annotate(ignored)).isEmpty();
  }

  /** An ordinary payment from three equal coins fits a PayJoin: that is said, and stops nothing. */
  @Test
  void trace_shouldNotStopWhereACoinJoinIsOnlyPossible() {
    chain.block("dirty", "s", 100_000);
    chain.block("two", "b", 100_000);
    chain.block("three", "c", 100_000);
    chain.block("b4", "miner", 1);
    chain
        .pay("pay")
        .spend("dirty:0")
        .spend("two:0")
        .spend("three:0")
        .to("shop", 160_000)
        .to("rest", 139_500);
    Trace trace = forward(StopRules.NONE.withCoinJoins(CoinJoinRule.STOP));

    assertThat(lines(trace)).containsExactly("UNSPENT pay:0 100000");
    // It fits most payments from several addresses, so only who asks about this transaction is
    // told.
    assertThat(annotate(trace)).isEmpty();
    assertThat(TransactionInferences.of(chain.ledger(), chain.id("pay"), false))
        .extracting(one -> one.claim() + " " + one.verdict())
        .contains("coinjoin payjoin POSSIBLE");
  }

  @Test
  void backward_shouldStopAtACoinJoin() {
    coinJoin();
    Trace trace =
        trace(StopRules.NONE.withCoinJoins(CoinJoinRule.STOP), Direction.BACKWARD, seed("after:0"));

    assertThat(lines(trace)).containsExactly("COINJOIN join:0 99000");
    assertThat(trace.endpoints().getFirst().note()).startsWith("coinjoin-");
  }

  @Test
  void trace_shouldStopAtTaggedAddresses() {
    services();
    Trace trace = forward(asking());

    assertThat(lines(trace))
        .containsExactly(
            "MIXER pay:0 60000", "STOP_LIST pay:1 20000", "UNSPENT pay:2 19000", "FEE pay 1000");
    assertThat(trace.endpoints().getFirst().note()).isEqualTo("a mixer, says a judge");
    assertThat(trace.request().stopRules().attributions().stops())
        .containsExactly(
            new AttributedStop(
                ChainBuilder.address("mixer"), TagStopReason.MIXER, "a mixer, says a judge"));
    assertThat(trace.request().stopRules().attributions().sets()).containsExactly(SET);
  }

  private void services() {
    chain.block("dirty", "s", 100_000);
    chain.block("b2", "miner", 1);
    chain.pay("pay").spend("dirty:0").to("mixer", 60_000).to("both", 20_000).to("x", 19_000);
    chain.block("b3", "miner", 1);
    chain.pay("on").spend("pay:0").to("y", 59_000);
  }

  /** The user's own stop list goes before tags. */
  private static StopRules asking() {
    return StopRules.NONE
        .withStopList(List.of(new StopListEntry("both", ChainBuilder.script("both"), "mine")))
        .withAttributions(Attributions.asking(List.of(SET), KnownStopsTest::tag));
  }

  private static Optional<AttributedStop> tag(Address address) {
    boolean known =
        address.equals(ChainBuilder.address("mixer"))
            || address.equals(ChainBuilder.address("both"))
            || address.equals(ChainBuilder.address("elsewhere"));
    return known
        ? Optional.of(new AttributedStop(address, TagStopReason.MIXER, "a mixer, says a judge"))
        : Optional.empty();
  }

  /** A result can be made again by who has not the tags. */
  @Test
  void trace_shouldBeTheSameFromWhatItsResultHolds() {
    services();
    for (String name : List.of("fifo", "haircut", "poison", "pure")) {
      TraceRequest request =
          new TraceRequest(List.of(seed("dirty:0")), Policies.named(name).orElseThrow(), asking());
      Trace first = Tracer.trace(chain.ledger(), request);
      assertThat(Tracer.trace(chain.ledger(), first.request())).isEqualTo(first);
    }
  }

  @Test
  void trace_shouldFollowASeedAtATaggedAddressAndSaySo() {
    chain.block("dirty", "s", 100_000);
    chain.block("service", "mixer", 10_000);
    chain.block("b3", "miner", 1);
    chain.pay("in").spend("dirty:0").spend("service:0").to("mixer", 110_000);
    chain.block("b4", "miner", 1);
    chain.pay("out").spend("in:0").to("x", 110_000);
    Trace trace =
        trace(
            asking(),
            Direction.FORWARD,
            seed("dirty:0"),
            new Seed.OfOutPoint("own", chain.outPoint("in:0")));

    assertThat(lines(trace)).containsExactly("UNSPENT out:0 100000", "UNSPENT out:0 10000");
    assertThat(trace.notices())
        .anySatisfy(notice -> assertThat(notice).contains("a tag makes a stop (MIXER)"));
    assertThat(Tracer.trace(chain.ledger(), trace.request())).isEqualTo(trace);
  }

  /** Domain reference 2.3: 10 BTC, peels of 1.2, 0.8 and 2.0 BTC, 1 500 satoshi of fee each. */
  @Test
  void annotations_shouldNameChangeAndThePeelChain() {
    chain.block("start", "p0", 1_000_000_000);
    chain.block("b2", "miner", 1);
    chain.pay("peel1").spend("start:0").to("pkh:shop1", 120_000_000).to("p1", 879_998_500);
    chain.block("b3", "miner", 1);
    chain.pay("peel2").spend("peel1:1").to("p2", 799_997_000).to("pkh:shop2", 80_000_000);
    chain.block("b4", "miner", 1);
    chain.pay("peel3").spend("peel2:0").to("pkh:shop3", 200_000_000).to("p3", 599_995_500);
    StopRules rules = StopRules.NONE.withCoinJoins(CoinJoinRule.STOP);
    List<Inference> said = annotate(trace(rules, Direction.FORWARD, seed("start:0")));

    assertThat(said)
        .extracting(one -> one.claim() + " " + one.subject())
        .containsExactly(
            "change " + chain.outPoint("peel1:1"),
            "change " + chain.outPoint("peel2:0"),
            "change " + chain.outPoint("peel3:1"),
            "peel chain " + chain.id("peel1"));
    assertThat(said.getLast().evidence())
        .contains(
            "3 payments in a row, 400000000 satoshi in all, the change of each paying the next",
            "what remains is 599995500 satoshi at " + chain.outPoint("peel3:1"));
  }

  private Trace forward(StopRules rules) {
    return trace(rules, Direction.FORWARD, seed("dirty:0"));
  }

  private Trace trace(StopRules rules, Direction direction, Seed... seeds) {
    TraceRequest request =
        new TraceRequest(List.of(seeds), Lossless.FIFO, rules).withDirection(direction);
    return Tracer.trace(chain.ledger(), request);
  }

  private List<Inference> annotate(Trace trace) {
    return TraceAnnotator.inferences(chain.ledger(), new TraceComparison(List.of(trace)));
  }

  private Seed seed(String outPoint) {
    return new Seed.OfOutPoint("victim", chain.outPoint(outPoint));
  }

  private List<String> lines(Trace trace) {
    List<String> lines = new ArrayList<>();
    for (Endpoint end : trace.endpoints()) {
      String place =
          end.position() instanceof OutPoint at
              ? chain.name(at.txId()) + ":" + at.vout()
              : chain.name(end.transaction());
      lines.add(end.reason() + " " + place + " " + end.amount());
    }
    return lines;
  }
}
