package org.tracer.source.codec;

import java.math.BigInteger;
import java.util.Optional;

/** A proof-of-work target as a block header writes it: one byte of length, three of number. */
public final class CompactTarget {

  private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);

  private CompactTarget() {}

  /**
   * The target, which a block's hash must not exceed; empty for what no header may hold: a negative
   * number, zero, or one of more than 256 bits.
   */
  public static Optional<BigInteger> decode(int bits) {
    int length = bits >>> 24;
    int digits = bits & 0x007f_ffff;
    boolean negative = (bits & 0x0080_0000) != 0;
    if (negative || digits == 0 || length > 34) {
      return Optional.empty();
    }
    int shift = 8 * (length - 3);
    BigInteger target =
        shift >= 0
            ? BigInteger.valueOf(digits).shiftLeft(shift)
            : BigInteger.valueOf(digits >> -shift);
    if (target.signum() == 0 || target.bitLength() > 256) {
      return Optional.empty();
    }
    return Optional.of(target);
  }

  /** The compact form of a positive target, cut to its three highest bytes. */
  public static int encode(BigInteger target) {
    int length = (target.bitLength() + 7) / 8;
    int digits = target.shiftRight(8 * (length - 3)).intValueExact();
    if ((digits & 0x0080_0000) != 0) {
      digits >>= 8;
      length++;
    }
    return length << 24 | digits;
  }

  /** The number of hashes a block of this target takes on average: 2^256 / (target + 1). */
  public static BigInteger work(BigInteger target) {
    return TWO_TO_256.divide(target.add(BigInteger.ONE));
  }
}
