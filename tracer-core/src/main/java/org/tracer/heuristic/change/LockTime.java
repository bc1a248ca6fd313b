package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.ledger.TransactionForm;

/**
 * Rules out outputs whose spender sets a lock time where this transaction does not, or the other
 * way round: wallets set one always or never. Outputs not known to be spent stay.
 *
 * <p>Wrong where a wallet's software changed in between, or a service spends the change. A lock
 * time some blocks back, as Bitcoin Core sets it now and then against fee sniping, counts as set;
 * how far back it is tells nothing without the time of broadcast, so it is not used.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class LockTime implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("lock-time", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    TransactionForm own = transaction.transaction().form();
    if (own == null) {
      return BySpender.NO_FORM;
    }
    return BySpender.rule(
        transaction,
        next -> {
          TransactionForm form = next.transaction().form();
          return BySpender.same(
              form, form != null && (form.lockTime() > 0) == (own.lockTime() > 0));
        });
  }
}
