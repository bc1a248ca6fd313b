package org.tracer.heuristic.coinjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * Wasabi 1.1, which mixes on levels: the base is the most frequent amount within 0.1 ± 0.02 BTC; on
 * each of at least two levels, 2^i times the base for i from 0 up without a gap, some amount within
 * 5 % of the level occurs at least twice; at least 10 outputs in all are on the levels and there
 * are at least as many inputs as on the lowest; all inputs and outputs to a key hash of witness
 * version 0; no lock on more than 10 % of the inputs.
 *
 * <p>It finds batches of round withdrawals that are paid from many inputs. It misses rounds in
 * which only one level was mixed, which {@link Wasabi1} finds. The published rule takes 0.1 BTC
 * itself for the base; the coordinator's had drifted to 0.11 by August 2021 and the rule finds none
 * of those. That 10 outputs must be on levels is not in it either.
 *
 * @see <a href="https://arxiv.org/abs/2109.10229">Stütz et al., AFT 2022</a>
 */
final class Wasabi11 implements CoinJoinDetector {

  static final int LEAST_ON_LEVELS = 10;
  private static final int LEAST_ON_ONE = 2;
  private static final int MOST_LEVELS = 18;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-wasabi-1-1",
          1,
          Strength.STRONG,
          new TreeMap<>(
              Map.of(
                  "base-sat", Wasabi1.LEAST_BASE_SAT + ".." + Wasabi1.MOST_BASE_SAT,
                  "within-percent", "5",
                  "least-levels", "2",
                  "least-on-levels", Integer.toString(LEAST_ON_LEVELS),
                  "most-inputs-of-one-lock-percent", "10")));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WASABI_1_1);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WASABI_1_1;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** That of Wasabi 1. */
  @Override
  public int firstMainHeight() {
    return 530_500;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int inputs = tx.inputCount();
    // A lock on one input of fewer than 10 would be on more than 10 %.
    if (inputs < 10 || tx.outputCount() < LEAST_ON_LEVELS) {
      return NO;
    }
    long[] ascending = OutputAmounts.of(tx).ascending();
    List<Level> levels = levels(ascending);
    int onLevels = levels.stream().mapToInt(Level::outputs).sum();
    if (levels.size() < 2
        || onLevels < LEAST_ON_LEVELS
        || inputs < levels.getFirst().outputs()
        || !Wasabi1.paysKeyHashes(tx)) {
      return NO;
    }
    int unknown = InputLocks.unknownUnless(tx, InputLocks.KEY_HASH);
    InputLocks locks = InputLocks.of(tx);
    if (unknown < 0 || 10L * locks.mostUsed() > inputs) {
      return NO;
    }
    List<String> evidence = new ArrayList<>();
    for (Level level : levels) {
      evidence.add(level.outputs() + " outputs hold " + level.amountSat() + " sat");
    }
    evidence.add("at most " + locks.mostUsed() + " of the known inputs have the same lock");
    evidence.add(Wasabi1.inputs(inputs, unknown));
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WASABI_1_1,
        unknown == 0 ? Verdict.YES : Verdict.INCONCLUSIVE,
        levels.getFirst().amountSat(),
        levels.getFirst().outputs(),
        evidence);
  }

  private record Level(long amountSat, int outputs) {}

  private static List<Level> levels(long[] ascending) {
    Level base = level(ascending, Wasabi1.LEAST_BASE_SAT, Wasabi1.MOST_BASE_SAT);
    List<Level> levels = new ArrayList<>();
    for (Level level = base; level.outputs() >= LEAST_ON_ONE && levels.size() < MOST_LEVELS; ) {
      levels.add(level);
      long aboutSat = base.amountSat() << levels.size();
      level = level(ascending, aboutSat - aboutSat / 20, aboutSat + aboutSat / 20);
    }
    return levels;
  }

  /** The amount of this range that occurs most often, of several the smallest. */
  private static Level level(long[] ascending, long fromSat, long toSat) {
    Level most = new Level(0, 0);
    int run = 0;
    for (int i = 0; i < ascending.length; i++) {
      run = i > 0 && ascending[i] == ascending[i - 1] ? run + 1 : 1;
      if (run > most.outputs() && ascending[i] >= fromSat && ascending[i] <= toSat) {
        most = new Level(ascending[i], run);
      }
    }
    return most;
  }
}
