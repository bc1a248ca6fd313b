package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;

/**
 * Leaves the outputs that are worth less than the smallest input: a wallet whose change were more
 * would not have needed that input.
 *
 * <p>Wrong where a wallet spends more inputs than it needs: it consolidates, spends everything of
 * an address at once, or picks at random. It then rules the true change out, and may leave a small
 * payment.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class OptimalChange implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("optimal-change", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    if (transaction.shape().inputCount() < 2) {
      return new Ruling.NotApplied("there is one input");
    }
    long least = transaction.leastInputSat();
    if (least == TransactionShape.UNKNOWN) {
      return new Ruling.NotApplied("an input's amount is not known");
    }
    return new Ruling.Left(
        transaction.candidates().keep(vout -> transaction.shape().outputValueSat(vout) < least));
  }
}
