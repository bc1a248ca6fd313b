package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Rules out outputs whose lock was paid before: a wallet makes a new address for each change.
 *
 * <p>Wrong where the wallet keeps one address, or returns change to an old one; it then rules the
 * true change out. Payments to new addresses are left as well.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class ClientChange implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("client-change", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    OutputSet left =
        transaction
            .candidates()
            .keep(vout -> transaction.surroundings().paidBefore(vout) != Seen.YES);
    boolean asked =
        transaction.candidates().list().stream()
            .anyMatch(vout -> transaction.surroundings().paidBefore(vout) != Seen.UNKNOWN);
    return asked
        ? new Ruling.Left(left)
        : new Ruling.NotApplied("whether the outputs were paid before is not known");
  }
}
