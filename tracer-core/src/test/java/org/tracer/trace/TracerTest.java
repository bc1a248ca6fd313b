package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;

/** Small chains whose answers are worked out by hand beside each payment. */
class TracerTest {

  private final ChainBuilder chain = new ChainBuilder();

  @Test
  void trace_shouldReproduceTheWorkedExampleOverTwoHops() {
    workedExample();

    assertThat(endpoints(Lossless.FIFO, seed("victim", "dirty:0")))
        .containsExactlyInAnyOrder(
            "UNSPENT u1:1 victim 40001",
            "UNSPENT u2:0 victim 5000",
            "UNSPENT u2:1 victim 4500",
            "FEE u2 victim 500");
    assertThat(endpoints(new Haircut(), seed("victim", "dirty:0")))
        .containsExactlyInAnyOrder(
            "UNSPENT u1:1 victim 27500",
            "UNSPENT u1:2 victim 2000",
            "FEE u1 victim 501",
            "UNSPENT u2:0 victim 17500",
            "UNSPENT u2:1 victim 2250",
            "FEE u2 victim 250");
    assertThat(endpoints(new Poison(), seed("victim", "dirty:0")))
        .containsExactlyInAnyOrder(
            "UNSPENT u1:1 victim 55000",
            "UNSPENT u1:2 victim 4000",
            "FEE u1 victim 1001",
            "UNSPENT u2:0 victim 35000",
            "UNSPENT u2:1 victim 4500",
            "FEE u2 victim 500");
  }

  /** Domain reference U1 and U2: 30 000 clean, 50 001 labelled, 20 000 clean. */
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
    chain.pay("u2").spend("u1:0").to("p0", 35_000).to("p1", 4_500);
  }

  /**
   * The merge that a crawl of addresses gets wrong: "late" is reached over one hop by the first
   * output and over three by the second, and must be split once with both.
   */
  @Test
  void trace_shouldHandleAMergeOnceWithAllItsTracedInputs() {
    chain.block("seed", "s", 100);
    chain.block("clean", "c", 50);
    chain.block("b3", "miner", 1);
    chain.pay("fork").spend("seed:0").to("near", 40).to("far1", 60);
    chain.block("b4", "miner", 1);
    chain.pay("hop1").spend("fork:1").to("far2", 60);
    chain.block("b5", "miner", 1);
    chain.pay("hop2").spend("hop1:0").to("far3", 60);
    chain.block("b6", "miner", 1);
    // 40 traced + 50 clean + 60 traced into 70 and 80: FIFO puts 40 in the first, 60 in the second.
    chain.pay("late").spend("fork:0").spend("clean:0").spend("hop2:0").to("x", 70).to("y", 80);

    Trace trace = trace(Lossless.FIFO, StopRules.NONE, seed("s", "seed:0"));

    assertThat(lines(trace)).containsExactly("UNSPENT late:0 s 40", "UNSPENT late:1 s 60");
    assertThat(trace.transactions()).hasSize(5);
    assertThat(trace.transactions().getLast().inputs()).hasSize(2);
    assertThat(trace.transactions().getLast().hop()).isEqualTo(2);
  }

  @Test
  void trace_shouldNotCountTwiceWhatAnAddressPaysItself() {
    chain.block("first", "loop", 100);
    chain.block("b2", "miner", 1);
    chain.pay("self").spend("first:0").to("loop", 70).to("out", 30);
    chain.block("fresh", "loop", 25);

    Trace trace = trace(Lossless.FIFO, StopRules.NONE, address("a", "loop"));

    assertThat(trace.seeds())
        .extracting(seed -> seed.value() + "/" + seed.amount())
        .containsExactly("100/100", "70/0", "25/25");
    assertThat(trace.balanceSheet().seeded()).isEqualTo(125);
    assertThat(lines(trace))
        .containsExactly("UNSPENT self:0 a 70", "UNSPENT self:1 a 30", "UNSPENT fresh:0 a 25");
  }

  @Test
  void trace_shouldGiveTheFirstLabelWhatTwoSeedsShare() {
    chain.block("one", "s", 60);
    chain.block("two", "t", 40);
    chain.block("b3", "miner", 1);
    chain.pay("mix").spend("one:0").spend("two:0").to("x", 100);

    // "later" names mix:0, where 60 are "first"'s already.
    assertThat(endpoints(Lossless.FIFO, seed("first", "one:0"), seed("later", "mix:0")))
        .containsExactly("UNSPENT mix:0 first 60", "UNSPENT mix:0 later 40");
    assertThat(endpoints(new Haircut(), seed("first", "one:0"), seed("later", "mix:0")))
        .containsExactly("UNSPENT mix:0 first 60", "UNSPENT mix:0 later 40");
    assertThat(endpoints(new Poison(), seed("first", "one:0"), seed("later", "mix:0")))
        .containsExactly("UNSPENT mix:0 first 100", "UNSPENT mix:0 later 100");
  }

  @Test
  void trace_shouldFollowAllOrChosenOutputsOfATransaction() {
    chain.block("b1", "s", 100);
    chain.block("b2", "miner", 1);
    chain.pay("tx").spend("b1:0").to("x", 50).to("y", 30).to("z", 20);

    assertThat(endpoints(Lossless.FIFO, new Seed.OfTransaction("all", chain.id("tx"), List.of())))
        .containsExactly("UNSPENT tx:0 all 50", "UNSPENT tx:1 all 30", "UNSPENT tx:2 all 20");
    assertThat(
            endpoints(Lossless.FIFO, new Seed.OfTransaction("some", chain.id("tx"), List.of(2, 0))))
        .containsExactly("UNSPENT tx:0 some 50", "UNSPENT tx:2 some 20");
  }

  @Test
  void trace_shouldTakeOnlyWhatAnAddressReceivedBetweenTwoDates() {
    for (int height = 1; height <= 4; height++) {
      chain.block("b" + height, "watched", height);
    }
    MemoryLedger ledger = chain.ledger();
    Instant second = ledger.block(ledger.find(chain.id("b2"))).time();
    Instant third = ledger.block(ledger.find(chain.id("b3"))).time();
    Seed seed = new Seed.OfAddress("w", "watched", ChainBuilder.script("watched"), second, third);

    assertThat(endpoints(Lossless.FIFO, seed))
        .containsExactly("UNSPENT b2:0 w 2", "UNSPENT b3:0 w 3");
  }

  @Test
  void trace_shouldCallUnspendableOutputsBurned() {
    chain.block("b1", "s", 100);
    chain.block("b2", "miner", 1);
    chain.pay("tx").spend("b1:0").burn(40).to("x", 60);

    assertThat(endpoints(Lossless.FIFO, seed("s", "b1:0")))
        .containsExactly("BURN tx:0 s 40", "UNSPENT tx:1 s 60");
  }

  @Test
  void trace_shouldStopAtEachLimitWithItsAmount() {
    chain.block("b1", "s", 1_000);
    chain.block("b2", "miner", 1);
    chain.pay("peel1").spend("b1:0").to("shop", 10).to("rest1", 990);
    chain.block("b3", "miner", 1);
    chain.pay("small").spend("peel1:0").to("x", 10);
    chain.pay("peel2").spend("peel1:1").to("vasp", 90).to("rest2", 900);
    chain.block("b4", "miner", 1);
    chain.pay("behind").spend("peel2:0").to("y", 90);
    chain.pay("payout").spend("peel2:1").to("m", 300).to("n", 300).to("o", 300);

    StopRules hops = StopRules.NONE.withMaxHops(1);
    assertThat(lines(trace(Lossless.FIFO, hops, seed("s", "b1:0"))))
        .containsExactly("HOP_LIMIT peel1:0 s 10", "HOP_LIMIT peel1:1 s 990");

    StopRules least = StopRules.NONE.withMinShare(Share.parse("1.1%")).withMaxFanOut(2);
    assertThat(lines(trace(Lossless.FIFO, least, seed("s", "b1:0"))))
        .containsExactly(
            "BELOW_THRESHOLD peel1:0 s 10", "FAN_OUT_LIMIT peel2:1 s 900", "UNSPENT behind:0 s 90");
    assertThat(
            lines(
                trace(
                    Lossless.FIFO,
                    StopRules.NONE.withMinAmount(Satoshi.of(10)),
                    seed("s", "b1:0"))))
        .doesNotContain("BELOW_THRESHOLD peel1:0 s 10");

    StopRules window = StopRules.NONE.withUntilHeight(BlockHeight.of(2));
    assertThat(lines(trace(Lossless.FIFO, window, seed("s", "b1:0"))))
        .containsExactly("OUTSIDE_WINDOW peel1:0 s 10", "OUTSIDE_WINDOW peel1:1 s 990");

    StopListEntry service = new StopListEntry("vasp", ChainBuilder.script("vasp"), "an exchange");
    Trace stopped =
        trace(Lossless.FIFO, StopRules.NONE.withStopList(List.of(service)), seed("s", "b1:0"));
    assertThat(lines(stopped))
        .containsExactly(
            "UNSPENT small:0 s 10",
            "STOP_LIST peel2:0 s 90",
            "UNSPENT payout:0 s 300",
            "UNSPENT payout:1 s 300",
            "UNSPENT payout:2 s 300");
    assertThat(stopped.endpoints().get(1).note()).isEqualTo("an exchange");
  }

  @Test
  void trace_shouldSayUnspentWhereALimitWouldCutNothing() {
    chain.block("b1", "s", 100);

    StopRules rules = StopRules.NONE.withMaxHops(0).withMinAmount(Satoshi.of(1_000));
    assertThat(lines(trace(Lossless.FIFO, rules, seed("s", "b1:0"))))
        .containsExactly("UNSPENT b1:0 s 100");
  }

  /** The second output holds 3 labelled, 3 clean, 3 labelled: 6, although no piece is 6. */
  @Test
  void trace_shouldCountAllSegmentsOfALabelAgainstTheLeastAmount() {
    chain.block("b1", "s", 8);
    chain.block("b2", "x", 3);
    chain.block("b3", "s", 8);
    chain.block("b4", "miner", 1);
    chain.pay("all").spend("b1:0").spend("b2:0").spend("b3:0").to("y", 5).to("z", 9);
    chain.pay("on").spend("all:1").to("z", 9);

    StopRules six = StopRules.NONE.withMinAmount(Satoshi.of(6));
    assertThat(lines(trace(Lossless.FIFO, six, address("A", "s"))))
        .containsExactlyInAnyOrder("UNSPENT all:0 A 5", "FEE all A 5", "UNSPENT on:0 A 6");
    StopRules seven = StopRules.NONE.withMinAmount(Satoshi.of(7));
    assertThat(lines(trace(Lossless.FIFO, seven, address("A", "s"))))
        .containsExactlyInAnyOrder("UNSPENT all:0 A 5", "FEE all A 5", "BELOW_THRESHOLD all:1 A 6");
  }

  /** What a limit cuts before a later seed may be the same money: said, since sums then overlap. */
  @Test
  void trace_shouldSayWhereALimitLetsSeedsOverlap() {
    chain.block("c", "s", 5_000);
    chain.block("b2", "miner", 1);
    chain.pay("d").spend("c:0").to("x", 3_000).to("y", 2_000);
    Seed[] seeds = {seed("A", "c:0"), seed("B", "d:0")};

    Trace whole = trace(Lossless.FIFO, StopRules.NONE, seeds);
    assertThat(whole.balanceSheet().seeded()).isEqualTo(5_000);
    assertThat(whole.notices()).isEmpty();
    Trace cut = trace(Lossless.FIFO, StopRules.NONE.withMaxHops(0), seeds);
    assertThat(cut.balanceSheet().seeded()).isEqualTo(8_000);
    assertThat(cut.notices()).singleElement().asString().contains("can overlap");
  }

  @Test
  void trace_shouldTellTheFeeAlsoWhereNothingTracedWentIn() {
    chain.block("c", "s", 5_000);
    chain.block("e", "miner", 1);
    chain.block("b3", "miner", 1);
    chain.pay("d").spend("c:0").to("x", 4_900);

    Trace trace = trace(Lossless.FIFO, StopRules.NONE, seed("s", "d:0"), seed("t", "e:0"));
    assertThat(trace.transactions())
        .extracting(TracedTransaction::fee)
        .containsExactly(null, Satoshi.of(100));
  }

  @Test
  void trace_shouldFollowASeedThatIsOnTheStopList() {
    chain.block("b1", "vasp", 100);
    chain.block("b2", "miner", 1);
    chain.pay("out").spend("b1:0").to("vasp", 60).to("x", 40);
    StopListEntry service = new StopListEntry("vasp", ChainBuilder.script("vasp"), "a service");

    StopRules rules = StopRules.NONE.withStopList(List.of(service));
    assertThat(lines(trace(Lossless.FIFO, rules, seed("s", "b1:0"))))
        .containsExactly("STOP_LIST out:0 s 60", "UNSPENT out:1 s 40");
  }

  @Test
  void trace_shouldFollowSpendsInABlockOfTheLastTimeAllowed() {
    chain.block("b1", "s", 100);
    chain.block("b2", "miner", 1);
    chain.pay("in").spend("b1:0").to("x", 100);
    chain.block("b3", "miner", 1);
    chain.pay("late").spend("in:0").to("y", 100);
    MemoryLedger ledger = chain.ledger();
    Instant last = ledger.block(ledger.find(chain.id("in"))).time();

    assertThat(lines(trace(Lossless.FIFO, StopRules.NONE.withUntil(last), seed("s", "b1:0"))))
        .containsExactly("OUTSIDE_WINDOW in:0 s 100");
    StopRules before = StopRules.NONE.withUntil(last.minusSeconds(1));
    assertThat(lines(trace(Lossless.FIFO, before, seed("s", "b1:0"))))
        .containsExactly("OUTSIDE_WINDOW b1:0 s 100");
  }

  @Test
  void trace_shouldRefuseASeedThatIsNotThere() {
    chain.block("b1", "s", 100);

    assertThatThrownBy(() -> trace(Lossless.FIFO, StopRules.NONE, address("a", "nobody")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("names no output");
    assertThatThrownBy(() ->
            trace(
                Lossless.FIFO,
                StopRules.NONE,
                new Seed.OfTransaction("t", chain.id("b1"), List.of(7))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such output");
  }

  private Seed seed(String label, String output) {
    return new Seed.OfOutPoint(label, chain.outPoint(output));
  }

  private static Seed address(String label, String holder) {
    return new Seed.OfAddress(label, holder, ChainBuilder.script(holder), null, null);
  }

  private Trace trace(Policy policy, StopRules rules, Seed... seeds) {
    return Tracer.trace(chain.ledger(), new TraceRequest(List.of(seeds), policy, rules));
  }

  private List<String> endpoints(Policy policy, Seed... seeds) {
    return lines(trace(policy, StopRules.NONE, seeds));
  }

  /** Endpoints as "REASON name:vout label amount". */
  private List<String> lines(Trace trace) {
    return trace.endpoints().stream()
        .map(end -> {
          String name = chain.name(end.transaction());
          String position = end.position() == null ? "" : vout(end.position().toString());
          return end.reason() + " " + name + position + " " + end.label() + " " + end.amount();
        })
        .toList();
  }

  private static String vout(String outPoint) {
    return outPoint.substring(outPoint.indexOf(':'));
  }
}
