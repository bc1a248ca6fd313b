package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Rules out amounts that 1,000 satoshi divides: the third condition of GraphSense's one-time
 * change, by itself.
 *
 * <p>Wrong as {@link PowerOfTen} is, and oftener: one amount in a thousand is so by chance, and
 * where payments and fees are both in thousands, so is every change.
 *
 * @see <a href="https://github.com/graphsense/graphsense-lib">GraphSense</a>
 */
public final class ModThousand implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("mod-1000", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(vout -> transaction.shape().outputValueSat(vout) % 1000 != 0));
  }
}
