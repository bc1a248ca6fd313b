package org.tracer.ledger;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * One transaction's amounts and locks, in arrays that are used again for the next transaction: what
 * the sweep reads a million times a second. Filled by a {@link UtxoLedger}; confined to one thread.
 */
public final class TransactionBuffer {

  /** The amount of an input whose spent output is not in the data. */
  public static final long UNKNOWN_VALUE = -1;

  private static final byte[] NO_SCRIPT = {};

  private boolean coinbase;
  private int inputCount;
  private long[] inputValueSat = new long[8];
  private int outputCount;
  private long[] outputValueSat = new long[8];
  private boolean[] unspendable = new boolean[8];
  private byte[][] scriptSource = new byte[8][];
  private int[] scriptOffset = new int[8];
  private int[] scriptLength = new int[8];
  private @Nullable OutputLocks locks;
  private long[] lock = new long[8];

  /** Empties the buffer for the next transaction. */
  public void start(boolean isCoinbase) {
    coinbase = isCoinbase;
    locks = null;
    inputCount = 0;
    outputCount = 0;
  }

  /** Appends an input; {@link #UNKNOWN_VALUE} if the spent output is not in the data. */
  public void addInput(long valueSat) {
    if (inputCount == inputValueSat.length) {
      inputValueSat = Arrays.copyOf(inputValueSat, 2 * inputCount);
    }
    inputValueSat[inputCount++] = valueSat;
  }

  /** Appends an output whose script needs no copy: {@code length} bytes of {@code source}. */
  public void addOutput(
      long valueSat, boolean isUnspendable, byte[] source, int offset, int length) {
    if (outputCount == outputValueSat.length) {
      int capacity = 2 * outputCount;
      outputValueSat = Arrays.copyOf(outputValueSat, capacity);
      unspendable = Arrays.copyOf(unspendable, capacity);
      scriptSource = Arrays.copyOf(scriptSource, capacity);
      scriptOffset = Arrays.copyOf(scriptOffset, capacity);
      scriptLength = Arrays.copyOf(scriptLength, capacity);
      lock = Arrays.copyOf(lock, capacity);
    }
    outputValueSat[outputCount] = valueSat;
    unspendable[outputCount] = isUnspendable;
    scriptSource[outputCount] = source;
    scriptOffset[outputCount] = offset;
    scriptLength[outputCount] = length;
    outputCount++;
  }

  /** Appends an output without its script, for ledgers that hold amounts only. */
  public void addOutput(long valueSat) {
    addOutput(valueSat, false, NO_SCRIPT, 0, 0);
  }

  /**
   * Appends an output whose lock is looked up only if it is asked for.
   *
   * @param source the same for all outputs of a transaction
   * @param number what {@code source} is asked with
   */
  public void addOutput(long valueSat, OutputLocks source, long number) {
    addOutput(valueSat, false, NO_SCRIPT, 0, 0);
    locks = source;
    lock[outputCount - 1] = number;
  }

  public boolean isCoinbase() {
    return coinbase;
  }

  public int inputCount() {
    return inputCount;
  }

  /** Satoshi spent by an input, or {@link #UNKNOWN_VALUE}. */
  public long inputValueSat(int vin) {
    return inputValueSat[Objects.checkIndex(vin, inputCount)];
  }

  public int outputCount() {
    return outputCount;
  }

  public long outputValueSat(int vout) {
    return outputValueSat[Objects.checkIndex(vout, outputCount)];
  }

  /** Whether no transaction can ever spend the output. */
  public boolean isUnspendable(int vout) {
    Objects.checkIndex(vout, outputCount);
    return locks == null ? unspendable[vout] : locks.isUnspendable(lock[vout]);
  }

  public LockingScript script(int vout) {
    Objects.checkIndex(vout, outputCount);
    if (locks != null) {
      return locks.script(lock[vout]);
    }
    return LockingScript.read(scriptSource[vout], scriptOffset[vout], scriptLength[vout]);
  }
}
