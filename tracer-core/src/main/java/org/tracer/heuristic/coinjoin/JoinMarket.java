package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * JoinMarket: the most frequent output amount, above 2,730 satoshi, occurs n times, at least 3 and
 * for at least half of the outputs, and at least one output holds another; the inputs have at least
 * n distinct locks and the outputs pay distinct ones. From 50 inputs on there are at most 20 inputs
 * and at least 1.7 outputs for each of the n.
 *
 * <p>Often wrong. It finds any batch of equal payments made from enough inputs, and rounds of other
 * protocols. It misses a CoinJoin of two, and those in which an output was paid twice.
 */
final class JoinMarket implements CoinJoinDetector {

  static final int LEAST_EQUAL = 3;

  /** From this many inputs on, proportions are asked for too. */
  static final int MANY_INPUTS = 50;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-joinmarket",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "above-sat", Long.toString(EqualOutputs.EARLIER_DUST_SAT),
                  "least-equal", Integer.toString(LEAST_EQUAL),
                  "many-inputs", Integer.toString(MANY_INPUTS),
                  "most-inputs-each", "20",
                  "least-outputs-each", "1.7")));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.JOINMARKET);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.JOINMARKET;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** A height before the first known one, as in the constants of a fork of Dumplings. */
  @Override
  public int firstMainHeight() {
    return 336_861;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int outputs = tx.outputCount();
    int inputs = tx.inputCount();
    if (outputs <= LEAST_EQUAL || inputs < LEAST_EQUAL || 2L * inputs < outputs) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    int equal = amounts.most();
    if (equal < LEAST_EQUAL
        || equal > inputs
        || 2L * equal < outputs
        || equal == outputs
        || amounts.mostFrequentSat() <= EqualOutputs.EARLIER_DUST_SAT
        || (inputs >= MANY_INPUTS && (inputs > 20L * equal || 10L * outputs < 17L * equal))
        || !OutputAmounts.toDistinctLocks(tx)) {
      return NO;
    }
    InputLocks locks = InputLocks.of(tx);
    if (locks.distinct() + locks.unknown() < equal) {
      return NO;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.JOINMARKET,
        locks.distinct() >= equal ? Verdict.YES : Verdict.INCONCLUSIVE,
        amounts.mostFrequentSat(),
        equal,
        List.of(
            equal + " of " + outputs + " outputs hold " + amounts.mostFrequentSat() + " sat",
            locks.sentence() + ", and all outputs pay distinct locks"));
  }
}
