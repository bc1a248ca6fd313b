package org.tracer.heuristic;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;

/**
 * What detectors see of a transaction: amounts, and which locks are the same. One form for all
 * sources; a view may be reused for the next transaction, so detectors keep nothing of it.
 */
public interface TransactionShape {

  /** A value or lock that the data does not hold. */
  long UNKNOWN = -1;

  /** Height of the block that holds it. */
  int height();

  /** 0 for a coinbase. */
  int inputCount();

  /** Satoshi, or {@link #UNKNOWN}. */
  long inputValueSat(int vin);

  /**
   * A number for the lock of the spent output, or {@link #UNKNOWN}. Within one transaction, inputs
   * and outputs together, two numbers are equal exactly if the scripts are.
   */
  long inputLock(int vin);

  /** Form of the lock of the spent output; null where it is not known. */
  @Nullable ScriptType inputType(int vin);

  int outputCount();

  /** Satoshi. */
  long outputValueSat(int vout);

  /** As {@link #inputLock}; always known. */
  long outputLock(int vout);

  ScriptType outputType(int vout);
}
