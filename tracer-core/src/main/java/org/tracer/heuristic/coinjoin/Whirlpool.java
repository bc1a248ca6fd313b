package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * A mix of Whirlpool: as many inputs as outputs, 5 to 10; every output holds the pool's amount d;
 * every input d to d + 110,000 satoshi, and 1 to 4 of them at least d + 100: these come in and pay
 * the fee, the others are mixed again.
 *
 * <p>It finds what somebody made on purpose in this form, one owner among them; nobody does so by
 * accident. It misses pools of other amounts and mixes in which no input comes in or more than four
 * do.
 *
 * @see <a href="https://arxiv.org/abs/2109.10229">Stütz et al., Adoption and Actual Privacy of
 *     Decentralized CoinJoin Implementations in Bitcoin, AFT 2022</a>
 */
final class Whirlpool implements CoinJoinDetector {

  /** Five take part; six to eight when the pool surges, and public scanners look for up to ten. */
  static final int LEAST = 5;

  static final int MOST = 10;

  /** How much more than the pool's amount an input may hold, in satoshi. */
  static final long MOST_ABOVE_SAT = 110_000;

  /** How much more than the pool's amount an input that comes in holds at least, in satoshi. */
  static final long LEAST_ABOVE_SAT = 100;

  static final int MOST_COMING_IN = 4;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-whirlpool",
          1,
          Strength.STRONG,
          new TreeMap<>(
              Map.of(
                  "pools-sat", WhirlpoolPool.amounts(),
                  "inputs", LEAST + ".." + MOST,
                  "most-above-sat", Long.toString(MOST_ABOVE_SAT),
                  "least-above-sat", Long.toString(LEAST_ABOVE_SAT),
                  "coming-in", "1.." + MOST_COMING_IN)));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WHIRLPOOL);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WHIRLPOOL;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** As in the constants of the public scanner Dumplings. */
  @Override
  public int firstMainHeight() {
    return 570_000;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int count = tx.outputCount();
    if (count < LEAST || count > MOST || tx.inputCount() != count) {
      return NO;
    }
    long poolSat = tx.outputValueSat(0);
    if (!WhirlpoolPool.isAmount(poolSat)) {
      return NO;
    }
    for (int vout = 1; vout < count; vout++) {
      if (tx.outputValueSat(vout) != poolSat) {
        return NO;
      }
    }
    return judgeInputs(tx, poolSat, count);
  }

  private static CoinJoinFinding judgeInputs(TransactionShape tx, long poolSat, int count) {
    int unknown = 0;
    int comingIn = 0;
    for (int vin = 0; vin < count; vin++) {
      long value = tx.inputValueSat(vin);
      if (value == TransactionShape.UNKNOWN) {
        unknown++;
      } else if (value < poolSat || value > poolSat + MOST_ABOVE_SAT) {
        return NO;
      } else {
        comingIn += value >= poolSat + LEAST_ABOVE_SAT ? 1 : 0;
      }
    }
    if (comingIn > MOST_COMING_IN || comingIn + unknown == 0) {
      return NO;
    }
    String outputs = "all " + count + " outputs hold " + poolSat + " sat, a pool's amount";
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WHIRLPOOL,
        unknown == 0 ? Verdict.YES : Verdict.INCONCLUSIVE,
        poolSat,
        count,
        unknown == 0
            ? List.of(
                outputs,
                comingIn
                    + " of "
                    + count
                    + " inputs hold "
                    + LEAST_ABOVE_SAT
                    + " to "
                    + MOST_ABOVE_SAT
                    + " sat more, the others at most "
                    + (LEAST_ABOVE_SAT - 1)
                    + " more")
            : List.of(outputs, unknown + " of " + count + " inputs are not known"));
  }
}
