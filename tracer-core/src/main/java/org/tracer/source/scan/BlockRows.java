package org.tracer.source.scan;

import java.util.Arrays;
import org.tracer.chain.Hash256;

/**
 * What a block holds, as rows of numbers in arrays that the next block overwrites. All offsets are
 * indexes into the array that was decoded. Rows of transactions follow one another: the inputs of
 * transaction <i>k</i> are those from {@code firstInput(k)} to {@code firstInput(k + 1)},
 * exclusive. The coinbase has no inputs here, for it spends nothing.
 *
 * <p>Accessors read an array and check nothing else: an index behind the last row may give what an
 * earlier block left. Memory is bounded by the longest block decoded, about three times its bytes.
 * Confined to one thread at a time.
 */
public final class BlockRows {

  private static final int FIRST_CAPACITY = 64;

  int transactionCount;
  int[] start = new int[FIRST_CAPACITY];
  int[] length = new int[FIRST_CAPACITY];
  int[] firstInput = new int[FIRST_CAPACITY + 1];
  int[] firstOutput = new int[FIRST_CAPACITY + 1];
  byte[] ids = new byte[Hash256.LENGTH * FIRST_CAPACITY];
  int[] outpoint = new int[FIRST_CAPACITY];
  int[] vout = new int[FIRST_CAPACITY];
  long[] valueSat = new long[FIRST_CAPACITY];
  int[] scriptOffset = new int[FIRST_CAPACITY];
  int[] scriptLength = new int[FIRST_CAPACITY];

  public int transactionCount() {
    return transactionCount;
  }

  /** Number of inputs of all transactions, without that of the coinbase. */
  public int inputCount() {
    return firstInput[transactionCount];
  }

  /** Number of outputs of all transactions. */
  public int outputCount() {
    return firstOutput[transactionCount];
  }

  /** Offset of a transaction's first byte. */
  public int start(int transaction) {
    return start[transaction];
  }

  /** Number of bytes of a transaction, witness included. */
  public int length(int transaction) {
    return length[transaction];
  }

  /** Row of a transaction's first input; {@link #inputCount()} behind the last transaction. */
  public int firstInput(int transaction) {
    return firstInput[transaction];
  }

  /** Number of inputs of a transaction, none if it is the coinbase. */
  public int inputCount(int transaction) {
    return firstInput[transaction + 1] - firstInput[transaction];
  }

  /** Row of a transaction's first output; {@link #outputCount()} behind the last transaction. */
  public int firstOutput(int transaction) {
    return firstOutput[transaction];
  }

  public int outputCount(int transaction) {
    return firstOutput[transaction + 1] - firstOutput[transaction];
  }

  /**
   * The ids in wire order, 32 bytes each, transaction <i>k</i>'s at 32 <i>k</i>: the array itself,
   * to be read only. Another one may take its place for the next block. Without meaning if the
   * block was decoded without ids.
   */
  public byte[] ids() {
    return ids;
  }

  /** Offset of the spent transaction's id, 32 bytes in wire order; the output index follows. */
  public int outpointOffset(int input) {
    return outpoint[input];
  }

  /** Index of the spent output in its transaction. */
  public int vout(int input) {
    return vout[input];
  }

  /** Value of an output in satoshi. */
  public long valueSat(int output) {
    return valueSat[output];
  }

  /** Offset of the first byte of an output's script. */
  public int scriptOffset(int output) {
    return scriptOffset[output];
  }

  /** Number of bytes of an output's script. */
  public int scriptLength(int output) {
    return scriptLength[output];
  }

  /** Forgets the rows and makes room for {@code count} transactions. */
  void begin(int count) {
    transactionCount = count;
    if (count > start.length) {
      int capacity = grown(start.length, count);
      start = new int[capacity];
      length = new int[capacity];
      firstInput = new int[capacity + 1];
      firstOutput = new int[capacity + 1];
      ids = new byte[Hash256.LENGTH * capacity];
    }
  }

  void reserveInputs(int count) {
    if (count > outpoint.length) {
      int capacity = grown(outpoint.length, count);
      outpoint = Arrays.copyOf(outpoint, capacity);
      vout = Arrays.copyOf(vout, capacity);
    }
  }

  void reserveOutputs(int count) {
    if (count > valueSat.length) {
      int capacity = grown(valueSat.length, count);
      valueSat = Arrays.copyOf(valueSat, capacity);
      scriptOffset = Arrays.copyOf(scriptOffset, capacity);
      scriptLength = Arrays.copyOf(scriptLength, capacity);
    }
  }

  private static int grown(int capacity, int least) {
    return Math.max(least, capacity + (capacity >> 1));
  }
}
