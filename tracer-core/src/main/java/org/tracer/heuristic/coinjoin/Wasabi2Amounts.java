package org.tracer.heuristic.coinjoin;

import java.util.Arrays;
import org.tracer.heuristic.TransactionShape;

/**
 * The standard amounts of Wasabi 2: powers of 2, powers of 3, twice these, and 1, 2 and 5 times
 * powers of 10, from 5,000 to 134,375,000,000 satoshi; 78 of them. A round uses some of them.
 */
final class Wasabi2Amounts {

  static final long LEAST_SAT = 5_000;
  private static final long MOST_SAT = 134_375_000_000L;

  private static final long[] ASCENDING = all();

  private Wasabi2Amounts() {}

  private static long[] all() {
    long[] found = new long[256];
    int count = multiples(found, 0, 1, 2);
    for (long first : new long[] {1, 2}) {
      count = multiples(found, count, first, 3);
    }
    for (long first : new long[] {1, 2, 5}) {
      count = multiples(found, count, first, 10);
    }
    return Arrays.copyOf(found, EqualOutputs.distinct(found, count));
  }

  private static int multiples(long[] found, int count, long first, long factor) {
    int next = count;
    for (long amount = first; amount <= MOST_SAT; amount = Math.multiplyExact(amount, factor)) {
      if (amount >= LEAST_SAT) {
        found[next++] = amount;
      }
    }
    return next;
  }

  static boolean contains(long amountSat) {
    return Arrays.binarySearch(ASCENDING, amountSat) >= 0;
  }

  static long[] ascending() {
    return ASCENDING.clone();
  }

  /** How many outputs hold a standard amount. */
  static int count(TransactionShape tx) {
    int count = 0;
    for (int vout = 0; vout < tx.outputCount(); vout++) {
      count += contains(tx.outputValueSat(vout)) ? 1 : 0;
    }
    return count;
  }
}
