package org.tracer.ledger;

import java.util.Arrays;
import java.util.Objects;

/**
 * Questions about what became of some outputs of one transaction, or where its inputs come from,
 * and the answers. The asker appends outputs in ascending order; the ledger fills in an answer for
 * each. Confined to one thread.
 */
public final class SpendBuffer {

  /** No transaction up to the horizon spends the output. */
  public static final long UNSPENT = -1;

  /** The output is spent, or may be, by a transaction that the data does not hold. */
  public static final long UNKNOWN = -2;

  /** The output is spent; by which transaction was not asked. */
  public static final long SPENT = -3;

  /** The money was created by a coinbase; only asked and answered going backward. */
  public static final long MINTED = -4;

  private int size;
  private int[] vout = new int[8];
  private boolean[] spenderWanted = new boolean[8];
  private long[] spenderKey = new long[8];
  private int[] spenderInput = new int[8];

  public void clear() {
    size = 0;
  }

  /**
   * Asks about an output.
   *
   * @param whichSpender whether the spending transaction is wanted, not only that there is one
   */
  public void ask(int output, boolean whichSpender) {
    if (size == vout.length) {
      int capacity = 2 * size;
      vout = Arrays.copyOf(vout, capacity);
      spenderWanted = Arrays.copyOf(spenderWanted, capacity);
      spenderKey = Arrays.copyOf(spenderKey, capacity);
      spenderInput = Arrays.copyOf(spenderInput, capacity);
    }
    vout[size] = output;
    spenderWanted[size] = whichSpender;
    spenderKey[size] = UNKNOWN;
    spenderInput[size] = -1;
    size++;
  }

  /** Answers a question: a transaction key and input index, or one of the three constants. */
  public void answer(int question, long key, int vin) {
    Objects.checkIndex(question, size);
    spenderKey[question] = key;
    spenderInput[question] = vin;
  }

  public int size() {
    return size;
  }

  public int vout(int question) {
    return vout[Objects.checkIndex(question, size)];
  }

  public boolean isSpenderWanted(int question) {
    return spenderWanted[Objects.checkIndex(question, size)];
  }

  /** Key of the spending transaction, or {@link #UNSPENT}, {@link #UNKNOWN} or {@link #SPENT}. */
  public long spenderKey(int question) {
    return spenderKey[Objects.checkIndex(question, size)];
  }

  /** Index of the spending input; meaningful only with a transaction key. */
  public int spenderInput(int question) {
    return spenderInput[Objects.checkIndex(question, size)];
  }
}
