package org.tracer.heuristic.change;

import java.math.BigInteger;
import java.util.Objects;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.ledger.TransactionForm;

/**
 * As {@link OptimalChange}, with the fee that an input costs: rules an output out if, were it the
 * change, some input could have been left out and the rest, less that input's share of the fee by
 * weight, would still have paid everything else.
 *
 * <p>Wrong as {@link OptimalChange} is. Rules out a little more than it: also what exceeds an input
 * by less than the input's own fee. Exact: no amount is rounded.
 */
public final class UnnecessaryInput implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("unnecessary-input", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    if (transaction.shape().inputCount() < 2) {
      return new Ruling.NotApplied("there is one input");
    }
    TransactionForm form = transaction.transaction().form();
    long fee = transaction.transaction().feeSat();
    if (form == null || fee == TransactionShape.UNKNOWN) {
      return new Ruling.NotApplied("the fee or the size of the inputs is not known");
    }
    BigInteger weight = BigInteger.valueOf(transaction.transaction().weight());
    BigInteger least = leastNet(transaction, form, fee, weight);
    return new Ruling.Left(
        transaction
            .candidates()
            .keep(vout ->
                BigInteger.valueOf(transaction.shape().outputValueSat(vout))
                        .multiply(weight)
                        .compareTo(least)
                    < 0));
  }

  // The least amount of an input without its share of the fee, times the weight.
  private static BigInteger leastNet(
      SpendingTransaction transaction, TransactionForm form, long fee, BigInteger weight) {
    BigInteger least = null;
    long[] weights = WrittenTransaction.weights(form);
    for (int vin = 0; vin < weights.length; vin++) {
      BigInteger net =
          BigInteger.valueOf(transaction.shape().inputValueSat(vin))
              .multiply(weight)
              .subtract(BigInteger.valueOf(fee).multiply(BigInteger.valueOf(weights[vin])));
      least = least == null ? net : least.min(net);
    }
    return Objects.requireNonNull(least);
  }
}
