package org.tracer.heuristic.change;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.ledger.TransactionForm;

/**
 * Rules out outputs by the signatures of their spender. Software that looks for small signatures
 * (Bitcoin Core since 0.17) makes every ECDSA signature with an R below 2<sup>255</sup>; other
 * software makes half of them so. So one high R shows the other software, and {@value
 * #LEAST_SIGNATURES} low ones in a transaction, with none high, are taken for the first; chance
 * does that once in 128 times. Fewer tell nothing, nor do taproot signatures. Outputs not known to
 * be spent stay.
 *
 * <p>Wrong where one owner signs with several devices, where the software changed in between, and
 * by chance as said.
 */
public final class LowR implements ChangeHeuristic {

  static final int LEAST_SIGNATURES = 7;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "low-r",
          1,
          Strength.WEAK,
          new TreeMap<>(Map.of("least-signatures", Integer.toString(LEAST_SIGNATURES))));

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    Seen own = grinds(transaction.transaction().form());
    if (own == Seen.UNKNOWN) {
      return new Ruling.NotApplied("its signatures tell nothing, or are not known");
    }
    return BySpender.rule(
        transaction,
        next -> {
          Seen other = grinds(next.transaction().form());
          return other == Seen.UNKNOWN ? Seen.UNKNOWN : BySpender.seen(other == own);
        });
  }

  private static Seen grinds(@Nullable TransactionForm form) {
    if (form == null) {
      return Seen.UNKNOWN;
    }
    int low = 0;
    for (TransactionForm.Input input : form.inputs()) {
      for (RevealedItems.Signature signature : RevealedItems.signatures(input)) {
        if (!signature.lowR()) {
          return Seen.NO;
        }
        low++;
      }
    }
    return low >= LEAST_SIGNATURES ? Seen.YES : Seen.UNKNOWN;
  }
}
