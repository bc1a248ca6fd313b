package org.tracer.heuristic.change;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Rules out amounts that were worth a round sum of a currency when they were mined: one digit from
 * 1 to 9 and then zeros, 10 units or more, give or take {@value #TOLERANCE_PER_MILLE} per mille for
 * the rate the payer used.
 *
 * <p>By chance, about 4 amounts in 100 are so: the change is then ruled out. Daily rates are often
 * farther off than the tolerance; then it tells nothing.
 */
public final class RoundFiat implements ChangeHeuristic {

  static final int TOLERANCE_PER_MILLE = 5;

  private static final long LEAST_POWER = 1_000;
  private static final long MOST_POWER = 1_000_000_000_000_000L;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "round-fiat",
          1,
          Strength.WEAK,
          new TreeMap<>(Map.of("tolerance-per-mille", Integer.toString(TOLERANCE_PER_MILLE))));

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    FiatWorth worth = transaction.worth();
    if (worth == null) {
      return new Ruling.NotApplied("there are no rates");
    }
    OutputSet rated =
        transaction.candidates().keep(vout -> worth(transaction, worth, vout).isPresent());
    return rated.size() == 0
        ? new Ruling.NotApplied("there is no rate for its time")
        : new Ruling.Left(
            transaction
                .candidates()
                .keep(vout -> !isRound(worth(transaction, worth, vout).orElse(1))));
  }

  private static OptionalLong worth(SpendingTransaction transaction, FiatWorth worth, int vout) {
    return worth.minorUnits(transaction.shape().outputValueSat(vout), transaction.shape().height());
  }

  static boolean isRound(long minorUnits) {
    for (long power = LEAST_POWER; power <= MOST_POWER; power *= 10) {
      for (long digit = 1; digit <= 9; digit++) {
        long round = digit * power;
        if (Math.abs(minorUnits - round) <= round / 1000 * TOLERANCE_PER_MILLE) {
          return true;
        }
      }
    }
    return false;
  }
}
