package org.tracer.heuristic.change;

import org.jspecify.annotations.Nullable;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.change.Surroundings.Neighbour;

/**
 * Where this transaction has one input and two outputs, and so has the one before it or one after
 * it, it is taken for a link of a peel chain: rules out outputs whose spender has another shape.
 * Outputs not known to be spent stay.
 *
 * <p>Wrong where payees spend in the same shape, which most ordinary wallets do; then it leaves
 * both. Where the payee alone does, it leaves the payment.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class Peeling implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("peeling", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    Surroundings around = transaction.surroundings();
    if (!transaction.transaction().isPeel()) {
      return new Ruling.NotApplied("it has not one input and two outputs");
    }
    Neighbour before = around.maker(0);
    boolean chained =
        (before != null && before.transaction().isPeel())
            || transaction.candidates().keep(vout -> isPeel(around.spender(vout))).size() > 0;
    if (!chained) {
      return new Ruling.NotApplied("no transaction next to it is known to have its shape");
    }
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(vout -> around.spender(vout) == null || isPeel(around.spender(vout))));
  }

  private static boolean isPeel(@Nullable Neighbour next) {
    return next != null && next.transaction().isPeel();
  }
}
