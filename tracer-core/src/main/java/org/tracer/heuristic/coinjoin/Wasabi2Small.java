package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * Wasabi 2 of smaller rounds, as coordinators make them since May 2024: at least 20 inputs, each to
 * a key hash of witness version 0 or to taproot, with at least 2 distinct locks; outputs of at
 * least 5,000 satoshi to distinct locks; at least 3 {@linkplain Wasabi2Amounts standard amounts}
 * that occur more than once; at least half of the outputs hold a standard amount and at least one
 * does not.
 *
 * <p>It finds an exchange's batch of round withdrawals, because 1, 2 and 5 times powers of 10 are
 * standard amounts. It misses rounds with fewer inputs, or in which nobody gets change. The form of
 * the inputs, which all clients share, is asked for here though the published rule does not.
 */
final class Wasabi2Small implements CoinJoinDetector {

  static final int LEAST_INPUTS = 20;
  static final int LEAST_REPEATED = 3;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-wasabi-2-small",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "least-inputs", Integer.toString(LEAST_INPUTS),
                  "least-output-sat", Long.toString(Wasabi2Amounts.LEAST_SAT),
                  "least-repeated-amounts", Integer.toString(LEAST_REPEATED),
                  "standard-amounts-percent", "50")));
  private static final CoinJoinFinding NO =
      CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WASABI_2_SMALL);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WASABI_2_SMALL;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** That of Wasabi 2: nothing keeps an earlier coordinator from having made small rounds. */
  @Override
  public int firstMainHeight() {
    return 741_213;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int outputs = tx.outputCount();
    if (tx.inputCount() < LEAST_INPUTS || outputs <= 2 * LEAST_REPEATED) {
      return NO;
    }
    int standard = Wasabi2Amounts.count(tx);
    if (2L * standard < outputs || standard == outputs) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    int repeated = repeated(amounts.ascending());
    if (amounts.ascending()[0] < Wasabi2Amounts.LEAST_SAT
        || repeated < LEAST_REPEATED
        || !OutputAmounts.toDistinctLocks(tx)) {
      return NO;
    }
    int unknown = InputLocks.unknownUnless(tx, InputLocks.KEY_HASH_OR_TAPROOT);
    InputLocks locks = InputLocks.of(tx);
    if (unknown < 0 || locks.distinct() + unknown < 2) {
      return NO;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WASABI_2_SMALL,
        unknown == 0 ? Verdict.YES : Verdict.INCONCLUSIVE,
        amounts.mostFrequentSat(),
        amounts.most(),
        List.of(
            standard + " of " + outputs + " outputs hold a standard amount of Wasabi 2",
            repeated + " standard amounts occur more than once",
            "the outputs hold at least "
                + amounts.ascending()[0]
                + " sat each and pay distinct locks",
            unknown == 0
                ? tx.inputCount() + " inputs, P2WPKH or P2TR"
                : unknown + " of " + tx.inputCount() + " inputs are not known"));
  }

  /** How many standard amounts occur more than once. */
  private static int repeated(long[] ascending) {
    int repeated = 0;
    for (int i = 1; i < ascending.length; i++) {
      boolean second =
          ascending[i] == ascending[i - 1] && (i == 1 || ascending[i - 2] != ascending[i]);
      repeated += second && Wasabi2Amounts.contains(ascending[i]) ? 1 : 0;
    }
    return repeated;
  }
}
