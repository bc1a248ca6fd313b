package org.tracer.source.blocks;

import org.tracer.source.codec.ByteCursor;

/** The height that a coinbase states as the first push of its script (BIP 34). */
public final class CoinbaseHeight {

  /** Stands for a height that is not stated. */
  public static final int NONE = -1;

  /** Nineteen centuries of blocks; what states more means something else. */
  private static final int MOST = 100_000_000;

  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;

  private CoinbaseHeight() {}

  /** Reads a script with its length in front; {@link #NONE} if it states none. */
  static int read(ByteCursor bytes) {
    return read(bytes, bytes.readCount(1));
  }

  /**
   * Reads the first bytes of a script.
   *
   * @param length of the whole script, more of which than five bytes need not be there
   * @return {@link #NONE} if it states none
   */
  public static int read(ByteCursor bytes, long length) {
    if (length < 1) {
      return NONE;
    }
    int first = bytes.readUint8();
    if (first >= OP_1 && first <= OP_16) {
      return first - OP_1 + 1;
    }
    if (first < 1 || first > 4 || length < 1 + first) {
      return NONE;
    }
    int height = 0;
    int previous = 0;
    int last = 0;
    for (int i = 0; i < first; i++) {
      previous = last;
      last = bytes.readUint8();
      height |= last << (8 * i);
    }
    boolean negative = last >= 0x80;
    boolean longer = last == 0 && (first == 1 || previous < 0x80);
    return negative || longer || height <= 16 || height > MOST ? NONE : height;
  }
}
