package org.tracer.heuristic.change;

import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;

/**
 * GraphSense's one-time change: of 2 to 10 outputs, leaves those of the inputs' script form whose
 * amount 1,000 satoshi does not divide, is less than the smallest input, and whose lock no other
 * transaction pays. GraphSense gives it confidence 50 of 100.
 *
 * <p>Deviation: where it is not known whether a lock is paid elsewhere, the output stays. Wrong
 * where {@link OptimalChange} and {@link AddressType} are.
 *
 * @see <a href="https://github.com/graphsense/graphsense-lib">GraphSense</a>
 */
public final class GraphSenseOneTime implements ChangeHeuristic {

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "graphsense-one-time-change",
          1,
          Strength.WEAK,
          new TreeMap<>(Map.of("graphsense-confidence", "50")));

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    TransactionShape shape = transaction.shape();
    ScriptType type = transaction.inputType();
    long least = transaction.leastInputSat();
    if (shape.outputCount() > 10) {
      return new Ruling.NotApplied("there are more than 10 outputs");
    }
    if (type == null || least == TransactionShape.UNKNOWN) {
      return new Ruling.NotApplied("the inputs are of several forms, or one is not known");
    }
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(vout ->
                shape.outputType(vout) == type
                    && shape.outputValueSat(vout) % 1000 != 0
                    && shape.outputValueSat(vout) < least
                    && transaction.surroundings().paidBefore(vout) != Seen.YES
                    && transaction.surroundings().paidAgain(vout) != Seen.YES));
  }
}
