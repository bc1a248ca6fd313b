package org.tracer.heuristic.change;

import java.math.BigInteger;
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
    return new Ruling.Left(
        transaction.candidates().keep(vout -> needsAll(transaction, form, fee, vout)));
  }

  private static boolean needsAll(
      SpendingTransaction transaction, TransactionForm form, long fee, int vout) {
    BigInteger weight = BigInteger.valueOf(transaction.transaction().weight());
    for (int vin = 0; vin < form.inputs().size(); vin++) {
      // change - input + fee * (weight of the input / weight) >= 0, times the weight
      long spare =
          transaction.shape().outputValueSat(vout) - transaction.shape().inputValueSat(vin);
      BigInteger saved =
          BigInteger.valueOf(fee)
              .multiply(BigInteger.valueOf(WrittenTransaction.weight(form, vin)));
      if (BigInteger.valueOf(spare).multiply(weight).add(saved).signum() >= 0) {
        return false;
      }
    }
    return true;
  }
}
