package org.tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Poison;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceListener;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * A small chain whose paths can be seen by eye. From b1:0 (1 000) to the lock "goal":
 *
 * <pre>
 * height 3   fork   b1:0            -> 300 (:0)   690 (:1)
 * height 4   near   fork:0          -> goal 40 (:0)   250 (:1)
 * height 5   wide   fork:1          -> 680 (:0)
 * height 6   merge  wide:0 near:1   -> goal 600 (:0)  goal 300 (:1)
 * </pre>
 *
 * fork:0 near:0 has 2 spends and a bottleneck of 40; the ways over merge have 4 of 600 and 300 over
 * wide, 3 of 250 over near.
 */
class PathFinderTest {

  private static final List<Criterion> ALL = List.of(Criterion.values());

  private final ChainBuilder chain = new ChainBuilder();

  @BeforeEach
  void pay() {
    chain.block("b1", "victim", 1_000);
    chain.block("b2", "stranger", 5_000);
    chain.block("b3", "miner", 1);
    chain.pay("fork").spend("b1:0").to("x", 300).to("y", 690);
    chain.block("b4", "miner", 1);
    chain.pay("near").spend("fork:0").to("goal", 40).to("z", 250);
    chain.block("b5", "miner", 1);
    chain.pay("wide").spend("fork:1").to("w", 680);
    chain.block("b6", "miner", 1);
    chain.pay("merge").spend("wide:0").spend("near:1").to("goal", 600).to("goal", 300);
    chain.block("b7", "late", 77);
  }

  @Test
  void find_shouldListPathsByEveryCriterion() {
    PathResult result = find(outPoint("b1:0"), lock("goal"), StopRules.NONE, 2);

    assertThat(result.verdict()).isEqualTo(Verdict.FOUND);
    assertThat(result.total()).isEqualTo(5);
    assertThat(result.arrivals()).hasSize(3);
    assertThat(result.paths())
        .extracting(listed -> names(listed.path()) + " " + listed.ranks())
        .containsExactly(
            "b1:0 fork:0 near:0 {HOPS=1, ARRIVAL=1}",
            "b1:0 fork:0 near:1 merge:0 {HOPS=2, ARRIVAL=2}",
            "b1:0 fork:1 wide:0 merge:0 {BOTTLENECK=1}",
            "b1:0 fork:1 wide:0 merge:1 {BOTTLENECK=2}");
    assertThat(result.paths().get(2).path().bottleneck()).isEqualTo(Satoshi.of(600));
    assertThat(result.cuts()).isEmpty();
  }

  @Test
  void find_shouldSayOfEveryStepWhatTheLedgerHolds() {
    Path path = find(outPoint("b1:0"), output("merge:1"), StopRules.NONE, 1).paths().get(1).path();

    Step last = path.arrival();
    assertThat(names(path)).isEqualTo("b1:0 fork:1 wide:0 merge:1");
    assertThat(path.hops()).isEqualTo(3);
    assertThat(path.start().vin()).isNull();
    assertThat(path.start().others()).isNull();
    assertThat(last.vin()).isZero();
    assertThat(last.others()).as("near:1").isEqualTo(Satoshi.of(250));
    assertThat(path.steps().get(1).others()).as("fork spends b1:0 alone").isEqualTo(Satoshi.ZERO);
    assertThat(last.transaction()).isEqualTo(chain.id("merge"));
    assertThat(last.block().height().value()).isEqualTo(6);
    assertThat(last.indexInBlock()).isEqualTo(1);
    assertThat(last.value()).isEqualTo(Satoshi.of(300));
    assertThat(last.address()).isEqualTo(ChainBuilder.address("goal"));
  }

  @Test
  void find_shouldEndPathsWhereTheyFirstArrive() {
    chain.block("b8", "miner", 1);
    chain.pay("again").spend("near:0").to("goal", 39);

    assertThat(find(outPoint("b1:0"), lock("goal"), StopRules.NONE, 9).total()).isEqualTo(5);
  }

  /** Where a trace goes on behind the target, which no search lets it do, paths still do not. */
  @Test
  void dag_shouldGoThroughNothingThatIsAtTheTarget() {
    chain.block("b8", "miner", 1);
    chain.pay("again").spend("near:0").to("goal", 39);
    TraceRequest request =
        new TraceRequest(List.of(outPoint("b1:0")), new Poison(), StopRules.NONE);
    String goal = ChainBuilder.script("goal").descriptor(ChainBuilder.NETWORK);
    OutputDag dag =
        new OutputDag(
            Tracer.trace(chain.ledger(), request), output -> output.descriptor().equals(goal));

    assertThat(dag.targets()).hasSize(4);
    assertThat(PathCount.of(dag)).isEqualTo(5);
  }

  @Test
  void find_shouldLookAtNoBlockBehindTheTarget() {
    PathResult result = find(outPoint("b1:0"), output("near:1"), StopRules.NONE, 9);

    assertThat(result.trace().request().stopRules().untilHeight()).isEqualTo(BlockHeight.of(4));
    assertThat(result.targetBlock()).isNotNull();
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.cuts()).as("what lies behind the target").isEmpty();
  }

  @Test
  void find_shouldShowWaysBackWhereStartAndTargetAreTheSame() {
    chain.block("b8", "miner", 1);
    chain.pay("change").spend("b2:0").to("shop", 1_000).to("stranger", 3_900);
    PathResult result = find(lockSeed("stranger"), lock("stranger"), StopRules.NONE, 3);

    // The change is itself an output of the start, and no path goes through one.
    assertThat(result.verdict()).isEqualTo(Verdict.NONE);
    assertThat(result.alreadyThere())
        .extracting(position -> (Object) position.position())
        .containsExactly(chain.outPoint("b2:0"), chain.outPoint("change:1"));

    PathResult back = find(outPoint("b2:0"), lock("stranger"), StopRules.NONE, 3);
    assertThat(back.alreadyThere()).hasSize(1);
    assertThat(back.paths())
        .extracting(listed -> names(listed.path()))
        .containsExactly("b2:0 change:1");
  }

  @Test
  void find_shouldSayThatTargetIsNotLater() {
    assertThat(find(outPoint("merge:0"), output("near:0"), StopRules.NONE, 1).verdict())
        .isEqualTo(Verdict.NOT_LATER);
    assertThat(find(outPoint("near:1"), output("near:0"), StopRules.NONE, 1).verdict())
        .isEqualTo(Verdict.NOT_LATER);
    PathResult lock = find(outPoint("b7:0"), lock("goal"), StopRules.NONE, 1);
    assertThat(lock.verdict()).isEqualTo(Verdict.NOT_LATER);
    assertThat(lock.history()).isNotNull().extracting(TargetHistory::payments).isEqualTo(2);
  }

  @Test
  void find_shouldSayThatCoinbaseSpendsNothing() {
    assertThat(find(outPoint("b1:0"), output("b7:0"), StopRules.NONE, 1).verdict())
        .isEqualTo(Verdict.MINTED);
  }

  @Test
  void find_shouldSayThatTargetLiesBehindTheWindow() {
    StopRules byHeight = StopRules.NONE.withUntilHeight(BlockHeight.of(5));
    StopRules byTime = StopRules.NONE.withUntil(Instant.EPOCH);
    for (StopRules rules : List.of(byHeight, byTime)) {
      PathResult result = find(outPoint("b1:0"), output("merge:0"), rules, 1);
      assertThat(result.verdict()).isEqualTo(Verdict.AFTER_WINDOW);
      assertThat(result.cuts()).isNotEmpty().allMatch(c -> c.reason() == StopReason.OUTSIDE_WINDOW);
    }
  }

  @Test
  void find_shouldSayThatDataHoldsNoPaymentToLock() {
    PathResult result = find(outPoint("b1:0"), lock("nobody"), StopRules.NONE, 1);
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PAID);
    assertThat(result.paths()).isEmpty();
  }

  @Test
  void find_shouldNotAskForTheTargetUnlessAllowed() {
    PathRequest request =
        new PathRequest(outPoint("b1:0"), lock("nobody"), StopRules.NONE, 1, ALL, false);
    PathResult result = PathFinder.find(chain.ledger(), request, TraceListener.SILENT);
    assertThat(result.history()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void find_shouldSayNoneWhereEveryBranchWasFollowed() {
    PathResult result = find(outPoint("b1:0"), lock("late"), StopRules.NONE, 1);
    assertThat(result.verdict()).isEqualTo(Verdict.NONE);
    assertThat(result.cuts()).isEmpty();
    assertThat(result.total()).isZero();
  }

  @Test
  void find_shouldSayWhereItWasCut() {
    PathResult hops = find(outPoint("b1:0"), output("merge:0"), StopRules.NONE.withMaxHops(1), 1);
    assertThat(hops.verdict()).isEqualTo(Verdict.CUT_SHORT);
    assertThat(hops.cuts()).containsExactly(new Cut(StopReason.HOP_LIMIT, 2));

    List<StopListEntry> stops =
        List.of(
            new StopListEntry("w", ChainBuilder.script("w"), "why"),
            new StopListEntry("goal", ChainBuilder.script("goal"), "named twice"));
    PathResult stop = find(outPoint("fork:1"), lock("goal"), StopRules.NONE.withStopList(stops), 1);
    assertThat(stop.verdict()).isEqualTo(Verdict.CUT_SHORT);
    assertThat(stop.cuts()).containsExactly(new Cut(StopReason.STOP_LIST, 1));
  }

  /** Both the window and the target end branches by height; only the window's are cuts. */
  @Test
  void find_shouldTellWindowFromWhatLiesBehindTheTarget() {
    Instant height4 = chain.ledger().block(chain.ledger().find(chain.id("near"))).time();
    StopRules rules = StopRules.NONE.withUntil(height4);
    PathResult inside = find(outPoint("b1:0"), output("near:0"), rules, 1);
    assertThat(inside.verdict()).isEqualTo(Verdict.FOUND);
    assertThat(inside.cuts()).isEmpty();

    PathResult outside = find(outPoint("b1:0"), output("merge:0"), rules, 1);
    assertThat(outside.verdict()).isEqualTo(Verdict.AFTER_WINDOW);
    assertThat(outside.cuts()).containsExactly(new Cut(StopReason.OUTSIDE_WINDOW, 2));
  }

  @Test
  void find_shouldRefuseTargetsThatDoNotExist() {
    assertThatThrownBy(() -> find(outPoint("b1:0"), output("near:0", 9), StopRules.NONE, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the target's transaction has no such output");
    assertThatThrownBy(
            () -> {
              ChainBuilder other = new ChainBuilder();
              other.block("elsewhere", "x", 1);
              PathTarget absent = new PathTarget.OfOutputs("?", other.id("elsewhere"), List.of());
              find(outPoint("b1:0"), absent, StopRules.NONE, 1);
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("target is not in the chain up to block 7");
  }

  @Test
  void request_shouldRefuseNumbersOutOfRange() {
    for (int count : new int[] {0, -1, PathRequest.MOST + 1}) {
      assertThatThrownBy(() -> find(outPoint("b1:0"), lock("goal"), StopRules.NONE, count))
          .isInstanceOf(InvalidInputException.class)
          .extracting(e -> ((InvalidInputException) e).input())
          .isEqualTo("number of paths " + count);
    }
  }

  /** Without recursion, and without time that grows with the square of the depth. */
  @Test
  void find_shouldGoThroughADeepChain() {
    DeepChain deep = new DeepChain(200_000);
    PathResult result =
        PathFinder.find(
            deep.ledger,
            new PathRequest(
                new Seed.OfOutPoint("from", deep.first),
                new PathTarget.OfOutputs("to", deep.last, List.of()),
                StopRules.NONE,
                3,
                ALL,
                false),
            TraceListener.SILENT);

    // Every spend pays two outputs, the next spends both: 2^200 000 paths.
    assertThat(result.total()).isEqualTo(PathResult.UNCOUNTED);
    // All paths but one are narrow; of these the one through the first outputs stands first.
    assertThat(result.paths().getFirst().ranks())
        .isEqualTo(Map.of(Criterion.HOPS, 1, Criterion.BOTTLENECK, 2, Criterion.ARRIVAL, 1));
    assertThat(result.paths()).allMatch(listed -> listed.path().hops() == 200_000);
    Path widest =
        result.paths().stream()
            .filter(listed -> listed.ranks().getOrDefault(Criterion.BOTTLENECK, 0) == 1)
            .findFirst()
            .orElseThrow()
            .path();
    assertThat(widest.bottleneck()).isEqualTo(Satoshi.of(DeepChain.WIDE));
  }

  private PathResult find(Seed from, PathTarget to, StopRules rules, int count) {
    PathRequest request = new PathRequest(from, to, rules, count, ALL, true);
    return PathFinder.find(chain.ledger(), request, TraceListener.SILENT);
  }

  private Seed outPoint(String name) {
    return new Seed.OfOutPoint("from", chain.outPoint(name));
  }

  private static Seed lockSeed(String holder) {
    return new Seed.OfAddress("from", holder, ChainBuilder.script(holder), null, null);
  }

  private static PathTarget lock(String holder) {
    return new PathTarget.OfScript(holder, ChainBuilder.script(holder));
  }

  private PathTarget output(String name) {
    return output(name, chain.outPoint(name).vout());
  }

  private PathTarget output(String name, int vout) {
    return new PathTarget.OfOutputs(name, chain.outPoint(name).txId(), List.of(vout));
  }

  private String names(Path path) {
    return path.steps().stream()
        .map(step -> chain.name(step.transaction()) + ":" + step.position().vout())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
