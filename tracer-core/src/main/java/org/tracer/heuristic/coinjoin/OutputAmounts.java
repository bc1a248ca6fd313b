package org.tracer.heuristic.coinjoin;

import java.util.Arrays;
import org.tracer.heuristic.TransactionShape;

/** The amounts of a transaction's outputs, and which occurs most often. */
final class OutputAmounts {

  private final long[] ascending;
  private final long mostFrequentSat;
  private final int most;

  private OutputAmounts(long[] ascending, long mostFrequentSat, int most) {
    this.ascending = ascending;
    this.mostFrequentSat = mostFrequentSat;
    this.most = most;
  }

  static OutputAmounts of(TransactionShape tx) {
    long[] amounts = new long[tx.outputCount()];
    for (int vout = 0; vout < amounts.length; vout++) {
      amounts[vout] = tx.outputValueSat(vout);
    }
    Arrays.sort(amounts);
    long mostFrequent = TransactionShape.UNKNOWN;
    int most = 0;
    int run = 0;
    for (int i = 0; i < amounts.length; i++) {
      run = i > 0 && amounts[i] == amounts[i - 1] ? run + 1 : 1;
      if (run >= most) {
        most = run;
        mostFrequent = amounts[i];
      }
    }
    return new OutputAmounts(amounts, mostFrequent, most);
  }

  /** All of them, in satoshi; not to be changed. */
  long[] ascending() {
    return ascending;
  }

  /** The amount that occurs most often, of several the largest, in satoshi. */
  long mostFrequentSat() {
    return mostFrequentSat;
  }

  /** How often it occurs. */
  int most() {
    return most;
  }

  /** How many amounts occur once. */
  int unique() {
    int unique = 0;
    for (int i = 0; i < ascending.length; i++) {
      boolean before = i > 0 && ascending[i - 1] == ascending[i];
      boolean after = i + 1 < ascending.length && ascending[i + 1] == ascending[i];
      unique += before || after ? 0 : 1;
    }
    return unique;
  }

  /** Whether no two outputs pay the same lock. */
  static boolean toDistinctLocks(TransactionShape tx) {
    long[] locks = new long[tx.outputCount()];
    for (int vout = 0; vout < locks.length; vout++) {
      locks[vout] = tx.outputLock(vout);
    }
    return EqualOutputs.distinct(locks, locks.length) == locks.length;
  }
}
