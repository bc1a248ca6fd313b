package org.tracer.heuristic.change;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Rules out amounts that a power of ten satoshi divides: people pay round amounts, change is what
 * is left.
 *
 * <p>Wrong where what is left happens to be round, as after a round amount was received and spent
 * in round payments without a fee of its own, and where services pay odd amounts: then it tells
 * nothing.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>, whose default is 6 digits
 */
public final class PowerOfTen implements ChangeHeuristic {

  /** A hundredth of a coin. */
  public static final int DEFAULT_DIGITS = 6;

  private final long divisor;
  private final Heuristic heuristic;

  /**
   * @param digits how many last digits of the amount in satoshi must be 0, 1 to 15
   */
  public PowerOfTen(int digits) {
    Objects.checkIndex(digits - 1, 15);
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    divisor = power;
    heuristic =
        new Heuristic(
            "power-of-ten",
            1,
            Strength.WEAK,
            new TreeMap<>(Map.of("digits", Integer.toString(digits))));
  }

  @Override
  public Heuristic heuristic() {
    return heuristic;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(vout -> transaction.shape().outputValueSat(vout) % divisor != 0));
  }
}
