package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * Stonewall and its kind, in which a payment is made to look like a CoinJoin of two: four outputs,
 * two of them equal and above 2,730 satoshi, two with other amounts; inputs with at least two
 * locks, which can be divided so that each part pays one of the equal outputs and one of the
 * others.
 *
 * <p>One owner makes it (Stonewall) as well as two (Stonewall ×2, JoinMarket with one maker), and
 * so does a plain payment of the same amount to two people with two changes: never more than
 * possible. It misses those in which amounts were changed afterwards.
 *
 * <p>Cost: up to 2^i divisions of i inputs, for at most {@value #MOST_INPUTS}; beyond,
 * inconclusive.
 */
final class Stonewall implements CoinJoinDetector {

  static final int MOST_INPUTS = 14;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-stonewall",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "above-sat", Long.toString(EqualOutputs.EARLIER_DUST_SAT),
                  "most-inputs", Integer.toString(MOST_INPUTS))));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.STONEWALL);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.STONEWALL;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public int firstMainHeight() {
    return 0;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    if (tx.outputCount() != 4 || tx.inputCount() < 2) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    long equalSat = amounts.mostFrequentSat();
    if (amounts.most() != 2
        || amounts.unique() != 2
        || equalSat <= EqualOutputs.EARLIER_DUST_SAT
        || amounts.ascending()[0] == 0) {
      return NO;
    }
    InputLocks locks = InputLocks.of(tx);
    if (locks.distinct() + locks.unknown() < 2) {
      return NO;
    }
    String outputs = "2 of 4 outputs hold " + equalSat + " sat, the others other amounts";
    if (locks.unknown() > 0) {
      return found(Verdict.INCONCLUSIVE, equalSat, outputs, locks.sentence());
    }
    if (tx.inputCount() > MOST_INPUTS) {
      return found(
          Verdict.INCONCLUSIVE,
          equalSat,
          outputs,
          "not computed: more than " + MOST_INPUTS + " inputs to divide");
    }
    return canDivide(tx, equalSat, amounts)
        ? found(
            Verdict.POSSIBLE,
            equalSat,
            outputs,
            "the inputs, of "
                + locks.distinct()
                + " locks, can be divided in two parts that each pay one of both")
        : NO;
  }

  private static CoinJoinFinding found(
      Verdict verdict, long equalSat, String outputs, String inputs) {
    return new CoinJoinFinding(
        HEURISTIC, CoinJoinKind.STONEWALL, verdict, equalSat, 2, List.of(outputs, inputs));
  }

  private static boolean canDivide(TransactionShape tx, long equalSat, OutputAmounts amounts) {
    long smaller = Long.MAX_VALUE;
    long larger = 0;
    for (long amount : amounts.ascending()) {
      if (amount != equalSat) {
        smaller = Math.min(smaller, amount);
        larger = Math.max(larger, amount);
      }
    }
    int inputs = tx.inputCount();
    long total = 0;
    for (int vin = 0; vin < inputs; vin++) {
      total = Math.addExact(total, tx.inputValueSat(vin));
    }
    for (int part = 1; part < (1 << inputs) - 1; part++) {
      long sum = 0;
      for (int vin = 0; vin < inputs; vin++) {
        sum += (part >> vin & 1) == 1 ? tx.inputValueSat(vin) : 0;
      }
      if (sum >= equalSat + smaller && total - sum >= equalSat + larger) {
        return true;
      }
    }
    return false;
  }
}
