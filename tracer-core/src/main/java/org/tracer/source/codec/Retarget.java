package org.tracer.source.codec;

import java.math.BigInteger;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * How mainnet sets the target of the next 2016 blocks from the time the last 2016 took, as Bitcoin
 * Core's {@code CalculateNextWorkRequired} computes it. That time is taken from the first to the
 * last of them, which leaves out one of the 2016 intervals; every block relies on this oversight.
 */
public final class Retarget {

  /** Blocks that share a target. */
  public static final int PERIOD = 2016;

  private static final long TWO_WEEKS = 14L * 24 * 60 * 60;

  private static final BigInteger EASIEST =
      CompactTarget.decode(BitcoinNetwork.MAIN.powLimitBits()).orElseThrow();

  private Retarget() {}

  /**
   * The target, in compact form, of the 2016 blocks that follow.
   *
   * @param bits target of the 2016 blocks before, in compact form
   * @param firstSeconds time of the first of them
   * @param lastSeconds time of the last of them, which may be earlier
   * @throws IllegalArgumentException if {@code bits} are no target
   */
  public static int next(int bits, long firstSeconds, long lastSeconds) {
    BigInteger target =
        CompactTarget.decode(bits)
            .orElseThrow(
                () -> new IllegalArgumentException("no target: " + Integer.toHexString(bits)));
    long taken = Math.clamp(lastSeconds - firstSeconds, TWO_WEEKS / 4, TWO_WEEKS * 4);
    BigInteger next =
        target.multiply(BigInteger.valueOf(taken)).divide(BigInteger.valueOf(TWO_WEEKS));
    return CompactTarget.encode(next.min(EASIEST));
  }
}
