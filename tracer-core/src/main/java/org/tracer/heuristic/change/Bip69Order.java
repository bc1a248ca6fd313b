package org.tracer.heuristic.change;

import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.change.WrittenTransaction.Bip69;

/**
 * Rules out outputs whose spender keeps the order of BIP 69 where this transaction does not, or the
 * other way round. That something stands in order counts only if chance would do so at most once in
 * {@value #LEAST_ARRANGEMENTS} times. Outputs not known to be spent stay.
 *
 * <p>Wrong where a wallet's software changed in between, and by chance as said.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0069.mediawiki">BIP 69</a>
 */
public final class Bip69Order implements ChangeHeuristic {

  static final int LEAST_ARRANGEMENTS = 24;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "bip69",
          1,
          Strength.WEAK,
          new TreeMap<>(Map.of("least-arrangements", Integer.toString(LEAST_ARRANGEMENTS))));

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    Bip69 own = transaction.transaction().bip69();
    if (own == null || isByChance(own)) {
      return new Ruling.NotApplied("it has too few inputs and outputs to show an order");
    }
    return BySpender.rule(
        transaction,
        next -> {
          Bip69 other = next.transaction().bip69();
          return other == null || isByChance(other)
              ? Seen.UNKNOWN
              : BySpender.seen(other.sorted() == own.sorted());
        });
  }

  private static boolean isByChance(Bip69 order) {
    return order.sorted() && order.arrangements() < LEAST_ARRANGEMENTS;
  }
}
