package org.tracer.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceListener;

/** Every list against all paths there are, on random chains small enough to go through them. */
class PathPropertiesTest {

  @Property(seed = "42", tries = 3_000)
  void find_shouldListTheBestOfAllPathsFromLockToLock(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    ScriptedChain chain = new ScriptedChain(random, 3 + random.nextInt(8));
    int from = random.nextInt(ScriptedChain.LOCKS);
    int to = random.nextInt(ScriptedChain.LOCKS);
    if (chain.under(from).isEmpty()) {
      return;
    }
    Seed seed = new Seed.OfAddress("from", "from", ScriptedChain.script(from), null, null);
    PathTarget target = new PathTarget.OfScript("to", ScriptedChain.script(to));
    check(random, chain, seed, chain.under(from), target, chain.under(to));
  }

  @Property(seed = "42", tries = 3_000)
  void find_shouldListTheBestOfAllPathsToOutputs(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    ScriptedChain chain = new ScriptedChain(random, 3 + random.nextInt(8));
    ScriptedChain.Tx start = chain.transactions.get(random.nextInt(chain.transactions.size()));
    ScriptedChain.Tx end = chain.transactions.get(random.nextInt(chain.transactions.size()));
    Set<OutPoint> starts = outputs(start);
    Set<OutPoint> ends = outputs(end);
    if (starts.isEmpty() || ends.isEmpty()) {
      return;
    }
    Seed seed = new Seed.OfTransaction("from", start.id(), List.of());
    List<Integer> vouts = new ArrayList<>();
    if (random.nextBoolean()) {
      OutPoint one = ends.iterator().next();
      ends = Set.of(one);
      vouts.add(one.vout());
    }
    check(random, chain, seed, starts, new PathTarget.OfOutputs("to", end.id(), vouts), ends);
  }

  private static Set<OutPoint> outputs(ScriptedChain.Tx tx) {
    Set<OutPoint> outputs = new HashSet<>();
    for (int vout = 0; vout < tx.values().size(); vout++) {
      if (tx.values().get(vout) > 0) {
        outputs.add(new OutPoint(tx.id(), vout));
      }
    }
    return outputs;
  }

  private static void check(
      Random random,
      ScriptedChain chain,
      Seed seed,
      Set<OutPoint> starts,
      PathTarget target,
      Set<OutPoint> targets) {
    boolean limited = random.nextInt(3) == 0;
    int least = limited ? random.nextInt(4) : 0;
    int fanOut = limited ? 1 + random.nextInt(3) : StopRules.UNLIMITED;
    int count = 1 + random.nextInt(6);
    StopRules rules = StopRules.NONE.withMinAmount(Satoshi.of(least)).withMaxFanOut(fanOut);
    PathResult result =
        PathFinder.find(
            chain.ledger(),
            new PathRequest(seed, target, rules, count, List.of(Criterion.values()), true),
            TraceListener.SILENT);
    NaivePaths naive = new NaivePaths(chain, starts, targets, least, fanOut);

    for (Criterion criterion : Criterion.values()) {
      assertThat(listed(result, criterion))
          .as(criterion.name())
          .isEqualTo(naive.best(criterion, count));
    }
    assertThat(result.total()).isEqualTo(naive.count());
    assertThat(result.arrivals()).containsExactlyElementsOf(naive.arrivals());
    assertThat(result.verdict() == Verdict.FOUND).isEqualTo(naive.count() > 0);
    assertThat(result.paths())
        .allMatch(listed -> !listed.ranks().isEmpty())
        .doesNotHaveDuplicates();
    Set<OutPoint> there = new HashSet<>(starts);
    there.retainAll(targets);
    assertThat(result.alreadyThere())
        .extracting(position -> (Object) position.position())
        .containsExactlyInAnyOrderElementsOf(there);
    if (result.verdict() == Verdict.CUT_SHORT) {
      assertThat(result.cuts()).isNotEmpty();
    }
    if (result.verdict() != Verdict.FOUND && result.verdict() != Verdict.CUT_SHORT) {
      // What is said to be certain must hold without any limit.
      assertThat(new NaivePaths(chain, starts, targets, 0, Integer.MAX_VALUE).count()).isZero();
    }
  }

  /** The paths of one criterion by rank, as outputs. */
  private static List<List<OutPoint>> listed(PathResult result, Criterion criterion) {
    return result.paths().stream()
        .filter(path -> path.ranks().containsKey(criterion))
        .sorted((a, b) -> Integer.compare(rank(a, criterion), rank(b, criterion)))
        .map(path -> path.path().steps().stream().map(Step::position).toList())
        .toList();
  }

  private static int rank(ListedPath path, Criterion criterion) {
    return path.ranks().getOrDefault(criterion, 0);
  }
}
