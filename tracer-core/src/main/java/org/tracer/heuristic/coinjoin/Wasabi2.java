package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * Wasabi 2 as its first coordinator made it, and as any later one may: at least 50 inputs, each to
 * a key hash of witness version 0 or to taproot; the amounts of inputs and those of outputs each
 * never rise; more than 80 % of the outputs hold a {@linkplain Wasabi2Amounts standard amount}.
 *
 * <p>It finds consolidations and payouts made in standard amounts on purpose, which do exist. It
 * misses rounds with fewer inputs: see {@link Wasabi2Small}. There is no last height: the protocol
 * goes on under other coordinators.
 */
final class Wasabi2 implements CoinJoinDetector {

  static final int LEAST_INPUTS = 50;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-wasabi-2",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "least-inputs",
                  Integer.toString(LEAST_INPUTS),
                  "standard-amounts-above-percent",
                  "80")));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WASABI_2);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WASABI_2;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** As in the constants of the public scanner Dumplings. */
  @Override
  public int firstMainHeight() {
    return 741_213;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int outputs = tx.outputCount();
    if (tx.inputCount() < LEAST_INPUTS || outputs < 2) {
      return NO;
    }
    for (int vout = 1; vout < outputs; vout++) {
      if (tx.outputValueSat(vout) > tx.outputValueSat(vout - 1)) {
        return NO;
      }
    }
    int standard = Wasabi2Amounts.count(tx);
    if (5L * standard <= 4L * outputs || inputsRise(tx)) {
      return NO;
    }
    int unknown = InputLocks.unknownUnless(tx, InputLocks.KEY_HASH_OR_TAPROOT);
    if (unknown < 0) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WASABI_2,
        unknown == 0 ? Verdict.YES : Verdict.INCONCLUSIVE,
        amounts.mostFrequentSat(),
        amounts.most(),
        List.of(
            standard + " of " + outputs + " outputs hold a standard amount of Wasabi 2",
            "the amounts of the outputs never rise",
            unknown == 0
                ? tx.inputCount() + " inputs, P2WPKH or P2TR, whose amounts never rise"
                : unknown + " of " + tx.inputCount() + " inputs are not known"));
  }

  /** Whether two known inputs show that the amounts are not sorted. */
  private static boolean inputsRise(TransactionShape tx) {
    long before = Long.MAX_VALUE;
    for (int vin = 0; vin < tx.inputCount(); vin++) {
      long value = tx.inputValueSat(vin);
      if (value != TransactionShape.UNKNOWN) {
        if (value > before) {
          return true;
        }
        before = value;
      }
    }
    return false;
  }
}
