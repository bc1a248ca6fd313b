package org.tracer.heuristic;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/** The shape of a transaction of a ledger. Immutable. Memory: linear in inputs and outputs. */
public final class LedgerShape implements TransactionShape {

  private final Transaction transaction;
  private final long[] inputLocks;
  private final long[] outputLocks;

  private LedgerShape(Transaction transaction, long[] inputLocks, long[] outputLocks) {
    this.transaction = transaction;
    this.inputLocks = inputLocks;
    this.outputLocks = outputLocks;
  }

  public static LedgerShape of(Transaction transaction) {
    Map<LockingScript, Long> numbers = new HashMap<>();
    long[] inputs = new long[transaction.inputs().size()];
    for (int vin = 0; vin < inputs.length; vin++) {
      TxOutput spent = transaction.inputs().get(vin).output();
      inputs[vin] = spent == null ? UNKNOWN : number(numbers, spent.script());
    }
    long[] outputs = new long[transaction.outputs().size()];
    for (int vout = 0; vout < outputs.length; vout++) {
      outputs[vout] = number(numbers, transaction.outputs().get(vout).script());
    }
    return new LedgerShape(transaction, inputs, outputs);
  }

  private static long number(Map<LockingScript, Long> numbers, LockingScript script) {
    long next = numbers.size();
    Long known = numbers.putIfAbsent(script, next);
    return known == null ? next : known;
  }

  @Override
  public int height() {
    return transaction.block().height().value();
  }

  @Override
  public int inputCount() {
    return inputLocks.length;
  }

  @Override
  public long inputValueSat(int vin) {
    TxOutput spent = spent(vin);
    return spent == null ? UNKNOWN : spent.value().value();
  }

  @Override
  public long inputLock(int vin) {
    return inputLocks[vin];
  }

  @Override
  public @Nullable ScriptType inputType(int vin) {
    TxOutput spent = spent(vin);
    return spent == null ? null : spent.script().type();
  }

  @Override
  public int outputCount() {
    return outputLocks.length;
  }

  @Override
  public long outputValueSat(int vout) {
    return transaction.outputs().get(vout).value().value();
  }

  @Override
  public long outputLock(int vout) {
    return outputLocks[vout];
  }

  @Override
  public ScriptType outputType(int vout) {
    return transaction.outputs().get(vout).script().type();
  }

  private @Nullable TxOutput spent(int vin) {
    TxInput input = transaction.inputs().get(vin);
    return input.output();
  }
}
