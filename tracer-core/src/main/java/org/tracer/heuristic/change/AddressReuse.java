package org.tracer.heuristic.change;

import java.util.Map;
import java.util.TreeMap;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Where an output pays a lock that an input spends, leaves only such outputs: the change went back
 * to where it came from. GraphSense calls it direct reuse and gives it its highest confidence, 100.
 *
 * <p>Wrong where somebody pays himself on purpose, in a consolidation or a test, or where the
 * transaction is a CoinJoin that was not recognised.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 * @see <a href="https://github.com/graphsense/graphsense-lib">GraphSense</a>
 */
public final class AddressReuse implements ChangeHeuristic {

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "address-reuse",
          1,
          Strength.STRONG,
          new TreeMap<>(Map.of("graphsense-confidence", "100")));

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    OutputSet own =
        transaction.candidates().keep(vout -> transaction.isAmongInputs(vout) == Seen.YES);
    return own.size() == 0
        ? new Ruling.NotApplied("no output is known to pay a lock that an input spends")
        : new Ruling.Left(own);
  }
}
