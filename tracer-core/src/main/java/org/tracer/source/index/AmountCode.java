package org.tracer.source.index;

/**
 * Amounts as smaller numbers: people pay round sums, so the zeros at the end are counted instead of
 * written. Bitcoin Core stores amounts by the same thought ({@code CompressAmount}).
 */
public final class AmountCode {

  private static final int MOST_ZEROS = 9;

  private AmountCode() {}

  /**
   * @param satoshi 0 to 21 million coins
   */
  public static long encode(long satoshi) {
    if (satoshi == 0) {
      return 0;
    }
    long rest = satoshi;
    int zeros = 0;
    while (zeros < MOST_ZEROS && rest % 10 == 0) {
      rest /= 10;
      zeros++;
    }
    if (zeros < MOST_ZEROS) {
      long digit = rest % 10;
      return 1 + (rest / 10 * 9 + digit - 1) * 10 + zeros;
    }
    return 1 + (rest - 1) * 10 + MOST_ZEROS;
  }

  public static long decode(long code) {
    if (code == 0) {
      return 0;
    }
    long rest = code - 1;
    int zeros = (int) (rest % 10);
    rest /= 10;
    long value;
    if (zeros < MOST_ZEROS) {
      value = rest / 9 * 10 + rest % 9 + 1;
    } else {
      value = rest + 1;
    }
    for (int i = 0; i < zeros; i++) {
      value *= 10;
    }
    return value;
  }
}
