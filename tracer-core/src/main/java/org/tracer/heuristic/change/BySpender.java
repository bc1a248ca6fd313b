package org.tracer.heuristic.change;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.heuristic.change.Surroundings.Neighbour;

/** Rules outputs out by how their spenders are made: the wallet that got the change spends it. */
final class BySpender {

  static final Ruling NO_FORM = new Ruling.NotApplied("how it is written is not known");

  private BySpender() {}

  /**
   * @param matches whether a spender looks like the work of the same software; unknown lets the
   *     output stay
   */
  static Ruling rule(SpendingTransaction transaction, Function<Neighbour, Seen> matches) {
    boolean[] told = {false};
    OutputSet left =
        transaction
            .candidates()
            .keep(vout -> {
              Neighbour next = transaction.surroundings().spender(vout);
              Seen match = next == null ? Seen.UNKNOWN : matches.apply(next);
              told[0] |= match != Seen.UNKNOWN;
              return match != Seen.NO;
            });
    return told[0]
        ? new Ruling.Left(left)
        : new Ruling.NotApplied("no spender that could tell is known");
  }

  /** Unknown where the other side is. */
  static Seen same(@Nullable Object other, boolean same) {
    return other == null ? Seen.UNKNOWN : seen(same);
  }

  static Seen seen(boolean yes) {
    return yes ? Seen.YES : Seen.NO;
  }
}
