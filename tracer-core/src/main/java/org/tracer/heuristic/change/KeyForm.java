package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.change.Surroundings.Neighbour;
import org.tracer.ledger.TransactionForm;

/**
 * Where all P2PKH inputs show public keys of one form, compressed or not, rules out outputs whose
 * spending input shows a key of the other form. Outputs not known to be spent, or spent without
 * showing such a key, stay.
 *
 * <p>Wrong where a wallet holds imported old keys beside its own. Witness keys are always
 * compressed and are not looked at.
 */
public final class KeyForm implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("key-form", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    Seen own = Seen.UNKNOWN;
    TransactionForm form = transaction.transaction().form();
    if (form != null) {
      for (TransactionForm.Input input : form.inputs()) {
        Seen one = RevealedItems.compressedKey(input);
        if (own != Seen.UNKNOWN && one != Seen.UNKNOWN && one != own) {
          return new Ruling.NotApplied("the inputs show keys of both forms");
        }
        own = one == Seen.UNKNOWN ? own : one;
      }
    }
    Seen all = own;
    if (all == Seen.UNKNOWN) {
      return new Ruling.NotApplied("the inputs show no such key");
    }
    return BySpender.rule(
        transaction,
        next -> {
          Seen other = keyOf(next);
          return other == Seen.UNKNOWN ? Seen.UNKNOWN : BySpender.seen(other == all);
        });
  }

  private static Seen keyOf(Neighbour next) {
    TransactionForm form = next.transaction().form();
    return form == null
        ? Seen.UNKNOWN
        : RevealedItems.compressedKey(form.inputs().get(next.index()));
  }
}
