package org.tracer.accounting;

import java.util.Arrays;

/**
 * Apportions a whole number in proportion to weights: each gets the exact share rounded down, and
 * what is left goes, one each, to the largest remainders, ties to the lowest index (Hamilton's
 * method). Products reach 102 bits and are computed exactly.
 */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Shares of {@code total}. They sum to it, and none exceeds its weight.
   *
   * @param total at most the sum of the weights
   */
  static long[] apportion(long total, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum = Math.addExact(sum, weight);
    }
    if (total < 0 || total > sum) {
      throw new IllegalArgumentException("cannot apportion " + total + " over " + sum);
    }
    long[] shares = new long[weights.length];
    if (total == 0) {
      return shares;
    }
    if (total == sum) {
      return weights.clone();
    }
    long[] remainders = new long[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      long high = Math.multiplyHigh(total, weights[i]);
      long low = total * weights[i];
      if (high == 0 && low >= 0) {
        shares[i] = low / sum;
      } else {
        shares[i] = divide(high, low, sum);
      }
      // Exact in wrapping arithmetic, because the remainder is below 2^63.
      remainders[i] = low - shares[i] * sum;
      left -= shares[i];
    }
    giveToLargest(Math.toIntExact(left), remainders, shares);
    return shares;
  }

  private static void giveToLargest(int left, long[] remainders, long[] shares) {
    if (left == 0) {
      return;
    }
    long[] sorted = remainders.clone();
    Arrays.sort(sorted);
    long last = sorted[sorted.length - left];
    int ties = left;
    for (long remainder : remainders) {
      if (remainder > last) {
        ties--;
      }
    }
    for (int i = 0; i < shares.length; i++) {
      if (remainders[i] > last) {
        shares[i]++;
      } else if (remainders[i] == last && ties > 0) {
        shares[i]++;
        ties--;
      }
    }
  }

  /**
   * The 128-bit number {@code high·2^64 + low} over {@code divisor}, rounded down; one bit of the
   * quotient at a time, which is rare enough not to matter.
   *
   * @param high below {@code divisor}, so that the quotient fits 64 bits
   */
  private static long divide(long high, long low, long divisor) {
    long remainder = high;
    long quotient = 0;
    for (int bit = 63; bit >= 0; bit--) {
      remainder = remainder << 1 | (low >>> bit & 1);
      quotient <<= 1;
      if (Long.compareUnsigned(remainder, divisor) >= 0) {
        remainder -= divisor;
        quotient |= 1;
      }
    }
    return quotient;
  }
}
