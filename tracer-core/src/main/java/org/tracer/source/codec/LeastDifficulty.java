package org.tracer.source.codec;

import java.math.BigInteger;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * The least difficulty a mainnet block of a height can have, so that nobody proves a made-up
 * payment with a block that took a minute to make. Each bound is a third or less of the lowest
 * difficulty that any block from that height on had until 2024; other networks have no such bounds.
 */
public final class LeastDifficulty {

  private static final BigInteger EASIEST =
      CompactTarget.decode(BitcoinNetwork.MAIN.powLimitBits()).orElseThrow();

  private static final int[] HEIGHTS = {
    100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 800_000
  };

  private static final long[] DIFFICULTIES = {
    3_000L,
    500_000L,
    1_000_000_000L,
    30_000_000_000L,
    400_000_000_000L,
    3_000_000_000_000L,
    10_000_000_000_000L
  };

  private LeastDifficulty() {}

  /** Whether the target in a header is as hard as blocks of that height are. */
  public static boolean isMet(BitcoinNetwork network, int height, BlockHeader header) {
    return isMet(network, height, header.bits());
  }

  /** Whether a target in compact form is as hard as blocks of that height are. */
  public static boolean isMet(BitcoinNetwork network, int height, int bits) {
    if (network != BitcoinNetwork.MAIN) {
      return true;
    }
    long least = 1;
    for (int i = 0; i < HEIGHTS.length && HEIGHTS[i] <= height; i++) {
      least = DIFFICULTIES[i];
    }
    BigInteger hardEnough = EASIEST.divide(BigInteger.valueOf(least));
    return CompactTarget.decode(bits)
        .map(target -> target.compareTo(hardEnough) <= 0)
        .orElse(false);
  }
}
