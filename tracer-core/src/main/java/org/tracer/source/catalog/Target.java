package org.tracer.source.catalog;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.CompactTarget;

/**
 * The target of the block looked at last, as numbers: almost every block has that of the one
 * before. Confined to one thread.
 */
final class Target {

  private static final BitcoinNetwork[] NETWORKS = BitcoinNetwork.values();

  /**
   * Bits of work that no block can have, 2^96 hashes being beyond all miners together; so sums of
   * work stay below 2^127.
   */
  private static final int BEYOND_REACH = 96;

  private final Set<BitcoinNetwork> allowing = EnumSet.noneOf(BitcoinNetwork.class);
  private boolean known;
  private int bits;
  private long t0;
  private long t1;
  private long t2;
  private long t3;
  private long workHigh;
  private long workLow;

  /** Looks at other bits; what is no target is allowed in no network. */
  Target of(int compact) {
    if (!known || bits != compact) {
      bits = compact;
      known = true;
      BigInteger target = CompactTarget.decode(compact).orElse(BigInteger.ZERO);
      BigInteger work = CompactTarget.work(target);
      boolean possible = target.signum() > 0 && work.bitLength() <= BEYOND_REACH;
      allowing.clear();
      for (BitcoinNetwork network : NETWORKS) {
        BigInteger easiest = CompactTarget.decode(network.powLimitBits()).orElseThrow();
        if (possible && target.compareTo(easiest) <= 0) {
          allowing.add(network);
        }
      }
      t0 = target.shiftRight(192).longValue();
      t1 = target.shiftRight(128).longValue();
      t2 = target.shiftRight(64).longValue();
      t3 = target.longValue();
      workHigh = work.shiftRight(64).longValue();
      workLow = work.longValue();
    }
    return this;
  }

  /** Whether blocks of a network may have this target, apart from their height. */
  boolean isAllowed(BitcoinNetwork network) {
    return allowing.contains(network);
  }

  /** Whether a hash, given as four words of its bytes in wire order, is within the target. */
  boolean isMetBy(long w0, long w1, long w2, long w3) {
    int order = Long.compareUnsigned(Long.reverseBytes(w3), t0);
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w2), t1);
    }
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w1), t2);
    }
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w0), t3);
    }
    return order <= 0;
  }

  /** Upper 64 of the 128 bits of the hashes a block takes on average. */
  long workHigh() {
    return workHigh;
  }

  long workLow() {
    return workLow;
  }
}
