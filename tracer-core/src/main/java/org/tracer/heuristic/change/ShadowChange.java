package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Of two outputs of which exactly one pays a lock never paid before, leaves that one.
 *
 * <p>Wrong where a known customer's wallet keeps its address and the payee's is new: it then leaves
 * the payment. Says nothing of transactions with more outputs; data outputs do not count.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-39884-1_4">Androulaki et al., Evaluating User
 *     Privacy in Bitcoin, FC 2013, heuristic 2: shadow addresses</a>
 */
public final class ShadowChange implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("shadow", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    if (transaction.candidates().size() != 2) {
      return new Ruling.NotApplied("there are not two outputs");
    }
    OutputSet fresh =
        transaction
            .candidates()
            .keep(vout -> transaction.surroundings().paidBefore(vout) == Seen.NO);
    OutputSet known =
        transaction
            .candidates()
            .keep(vout -> transaction.surroundings().paidBefore(vout) == Seen.YES);
    return fresh.size() == 1 && known.size() == 1
        ? new Ruling.Left(fresh)
        : new Ruling.NotApplied("not exactly one output is known to be new");
  }
}
