package org.tracer.heuristic.cospend;

import java.util.Arrays;

/** The rule for equal outputs that {@link CoinJoins#APART} describes. */
final class EqualOutputs {

  /** The least an output of the oldest kinds had to hold for nodes to pass it on. */
  private static final long DUST_SAT = 546;

  /** The same at an earlier, higher fee rate. */
  private static final long EARLIER_DUST_SAT = 2730;

  enum Verdict {
    COINJOIN_LIKE,
    OTHER,
    INCONCLUSIVE
  }

  private EqualOutputs() {}

  /**
   * Judges one transaction. Of several most frequent values, one that is not dust is enough.
   *
   * @param addresses distinct addresses among the known inputs
   * @param unknown inputs whose address is not known
   * @param values of all outputs, in satoshi, ascending; {@code count} of them
   */
  static Verdict judge(int addresses, int unknown, long[] values, int count) {
    int participants = (count + 1) / 2;
    if (count < 3 || addresses + unknown < participants) {
      return Verdict.OTHER;
    }
    if (!isMostFrequent(participants, values, count)) {
      return Verdict.OTHER;
    }
    return addresses >= participants ? Verdict.COINJOIN_LIKE : Verdict.INCONCLUSIVE;
  }

  /** Whether the most frequent value occurs exactly {@code times} times. */
  private static boolean isMostFrequent(int times, long[] values, int count) {
    boolean found = false;
    int end;
    for (int start = 0; start < count; start = end) {
      end = start + 1;
      while (end < count && values[end] == values[start]) {
        end++;
      }
      if (end - start > times) {
        return false;
      }
      found |= end - start == times && !isDust(values[start]);
    }
    return found;
  }

  private static boolean isDust(long valueSat) {
    return valueSat == DUST_SAT || valueSat == EARLIER_DUST_SAT;
  }

  /** Sorts the first {@code count} numbers and puts the distinct ones in front; says how many. */
  static int distinct(long[] numbers, int count) {
    Arrays.sort(numbers, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[distinct++] = numbers[i];
      }
    }
    return distinct;
  }
}
