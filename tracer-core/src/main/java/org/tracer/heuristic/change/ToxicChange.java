package org.tracer.heuristic.change;

import java.util.HashMap;
import java.util.Map;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Of a Tx0, which prepares a CoinJoin, rules out the equal premix outputs: what is left is the
 * change that must not be mixed, and the coordinator's fee.
 *
 * <p>Applies only to what a detector calls a Tx0, and is wrong where that is. The premix outputs
 * belong to the spender as well; they are ruled out because they go on into the mix. With one
 * premix output it tells nothing.
 */
public final class ToxicChange implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("toxic-change", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    if (transaction.kind() != SpendingTransaction.Kind.TX0) {
      return new Ruling.NotApplied("it is not a Tx0");
    }
    Map<Long, Integer> counts = new HashMap<>();
    int most = 0;
    for (int vout : transaction.candidates().list()) {
      most =
          Math.max(most, counts.merge(transaction.shape().outputValueSat(vout), 1, Integer::sum));
    }
    if (most < 2) {
      return new Ruling.NotApplied("no two outputs are equal");
    }
    int premix = most;
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(
                vout -> counts.getOrDefault(transaction.shape().outputValueSat(vout), 0) < premix));
  }
}
