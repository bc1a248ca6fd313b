package org.tracer.heuristic.change;

import org.jspecify.annotations.Nullable;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.ledger.TransactionForm;

/**
 * Rules out outputs whose spender's inputs are of another class of sequence numbers: final
 * (ffffffff), open to a lock time (fffffffe), or replaceable (lower, BIP 125). Outputs not known to
 * be spent stay, and so do those whose spender mixes classes.
 *
 * <p>Wrong where somebody chooses replaceability each time, where a fee was raised by replacing,
 * and where the wallet's software changed in between.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0125.mediawiki">BIP 125</a>
 */
public final class Sequence implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("sequence", 1, Strength.WEAK);

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
    Kind kind = kind(own);
    if (kind == null) {
      return new Ruling.NotApplied("the inputs are of several classes");
    }
    return BySpender.rule(
        transaction,
        next -> {
          TransactionForm form = next.transaction().form();
          Kind other = form == null ? null : kind(form);
          return BySpender.same(other, other == kind);
        });
  }

  private enum Kind {
    FINAL,
    LOCK_TIME,
    REPLACEABLE
  }

  private static @Nullable Kind kind(TransactionForm form) {
    Kind all = null;
    for (TransactionForm.Input input : form.inputs()) {
      Kind kind;
      if (input.sequence() == 0xffff_ffffL) {
        kind = Kind.FINAL;
      } else {
        kind = input.sequence() == 0xffff_fffeL ? Kind.LOCK_TIME : Kind.REPLACEABLE;
      }
      if (all != null && all != kind) {
        return null;
      }
      all = kind;
    }
    return all;
  }
}
