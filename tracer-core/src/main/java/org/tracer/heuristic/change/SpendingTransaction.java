package org.tracer.heuristic.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.TransactionShape;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionForm;

/**
 * A transaction whose change is looked for, and what is known about it.
 *
 * @param candidates outputs that may be change: all that can be spent at all
 * @param surroundings what is known of the transactions next to it
 * @param kind what other detectors say of it
 * @param worth rates; null where there are none
 */
public record SpendingTransaction(
    WrittenTransaction transaction,
    OutputSet candidates,
    Surroundings surroundings,
    Kind kind,
    @Nullable FiatWorth worth) {

  /** What a transaction is taken to be; detectors of CoinJoins say so, not change detection. */
  public enum Kind {
    /** One entity spends. */
    ORDINARY,
    /** Several do: no output is the change of all of them, so none is asserted. */
    COINJOIN,
    /** One entity prepares for a CoinJoin with equal premix outputs (Whirlpool's Tx0). */
    TX0
  }

  /** One of which only the shape is known; data outputs are no candidates. */
  public static SpendingTransaction of(TransactionShape shape) {
    return new SpendingTransaction(
        new WrittenTransaction(shape),
        OutputSet.of(shape.outputCount(), vout -> shape.outputType(vout) != ScriptType.OP_RETURN),
        Surroundings.UNKNOWN,
        Kind.ORDINARY,
        null);
  }

  /** One as a ledger holds it. */
  public static SpendingTransaction of(
      Transaction transaction, Optional<TransactionForm> form, Surroundings surroundings) {
    return new SpendingTransaction(
        WrittenTransaction.of(transaction, form),
        OutputSet.of(
            transaction.outputs().size(),
            vout -> {
              byte[] script = transaction.outputs().get(vout).script().toBytes();
              return !LockingScript.isUnspendable(script, 0, script.length);
            }),
        surroundings,
        Kind.ORDINARY,
        null);
  }

  public SpendingTransaction as(Kind other) {
    return new SpendingTransaction(transaction, candidates, surroundings, other, worth);
  }

  public SpendingTransaction with(FiatWorth rates) {
    return new SpendingTransaction(transaction, candidates, surroundings, kind, rates);
  }

  public SpendingTransaction with(Surroundings other) {
    return new SpendingTransaction(transaction, candidates, other, kind, worth);
  }

  public TransactionShape shape() {
    return transaction.shape();
  }

  /** The least amount an input spends, or {@link TransactionShape#UNKNOWN} if one is not known. */
  long leastInputSat() {
    long least = Long.MAX_VALUE;
    for (int vin = 0; vin < shape().inputCount(); vin++) {
      least = Math.min(least, shape().inputValueSat(vin));
    }
    return least;
  }

  /** The form of all spent locks; null if they differ or one is not known. */
  @Nullable ScriptType inputType() {
    ScriptType first = shape().inputType(0);
    for (int vin = 1; vin < shape().inputCount(); vin++) {
      if (shape().inputType(vin) != first) {
        return null;
      }
    }
    return first;
  }

  /** Whether a spent lock is paid by the output. */
  Seen isAmongInputs(int vout) {
    boolean unknown = false;
    for (int vin = 0; vin < shape().inputCount(); vin++) {
      long lock = shape().inputLock(vin);
      if (lock == shape().outputLock(vout)) {
        return Seen.YES;
      }
      unknown |= lock == TransactionShape.UNKNOWN;
    }
    return unknown ? Seen.UNKNOWN : Seen.NO;
  }
}
