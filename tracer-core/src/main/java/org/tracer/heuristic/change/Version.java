package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.ledger.TransactionForm;

/**
 * Rules out outputs whose spender is written with another version number. Outputs not known to be
 * spent stay.
 *
 * <p>Wrong where a wallet's software changed in between, and where a relative lock time (BIP 68)
 * makes one transaction need version 2.
 */
public final class Version implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("version", 1, Strength.WEAK);

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
          return BySpender.same(form, form != null && form.version() == own.version());
        });
  }
}
