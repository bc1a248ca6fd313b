package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Leaves the one output whose lock was never paid before, where all others were, no output pays a
 * lock that an input spends, and that lock is not paid again up to the ledger's horizon.
 *
 * <p>Deviation: the paper waits a day, and later a week, for a second payment; here the whole view
 * counts, so a longer view asserts less. Wrong where the payee's address is new and the change goes
 * to an old one.
 *
 * @see <a href="https://doi.org/10.1145/2504730.2504747">Meiklejohn et al., A Fistful of Bitcoins,
 *     IMC 2013, heuristic 2 and its refinements</a>
 */
public final class OneTimeChange implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("one-time-change", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    Surroundings around = transaction.surroundings();
    OutputSet candidates = transaction.candidates();
    if (candidates.keep(vout -> transaction.isAmongInputs(vout) != Seen.NO).size() > 0) {
      return new Ruling.NotApplied("an output pays a lock that an input spends, or may");
    }
    OutputSet fresh = candidates.keep(vout -> around.paidBefore(vout) == Seen.NO);
    OutputSet known = candidates.keep(vout -> around.paidBefore(vout) == Seen.YES);
    if (fresh.size() != 1 || known.size() != candidates.size() - 1) {
      return new Ruling.NotApplied("not exactly one output is known to be new");
    }
    return fresh.keep(vout -> around.paidAgain(vout) == Seen.NO).size() == 1
        ? new Ruling.Left(fresh)
        : new Ruling.NotApplied("the new lock is paid again, or may be");
  }
}
