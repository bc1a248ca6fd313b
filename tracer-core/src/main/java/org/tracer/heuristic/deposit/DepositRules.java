package org.tracer.heuristic.deposit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.Asset;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * When a payment counts as forwarded.
 *
 * @param longest block time between receipt and forwarding, inclusive
 * @param mostGapWei how much less of the coin may be forwarded than was received, in its base unit,
 *     inclusive; of a token nothing less, for its fees are paid in the coin
 * @param leastForwardings payments forwarded from which on the answer may be yes, 1 or more
 * @param mostTransfers an account with more transfers of an asset is not judged
 * @param mostSenders senders to look at; of an account with more none is
 */
public record DepositRules(
    Duration longest,
    BigInteger mostGapWei,
    int leastForwardings,
    int mostTransfers,
    int mostSenders) {

  /**
   * 3,200 blocks in the public implementations, at 13.5 seconds: between 12 seconds (10.7 hours) as
   * they come since September 2022, and the 15 seconds (13.3 hours) of the years that Victor saw.
   */
  public static final Duration DEFAULT_LONGEST = Duration.ofHours(12);

  /** 0.01 ether; what it is worth on chains with other coins, the source does not say. */
  public static final BigInteger DEFAULT_MOST_GAP_WEI = BigInteger.TEN.pow(16);

  /** The source is content with one, which whoever passes money on once has as well. */
  public static final int DEFAULT_LEAST_FORWARDINGS = 2;

  public static final int DEFAULT_MOST_TRANSFERS = 1_000;
  public static final int DEFAULT_MOST_SENDERS = 20;

  public DepositRules {
    if (longest.isNegative()
        || longest.isZero()
        || mostGapWei.signum() < 0
        || leastForwardings < 1
        || mostTransfers < 1
        || mostSenders < 1) {
      throw new IllegalArgumentException(
          "deposit rules: "
              + longest
              + ", gap "
              + mostGapWei
              + ", forwardings "
              + leastForwardings
              + ", transfers "
              + mostTransfers
              + ", senders "
              + mostSenders);
    }
  }

  /** The defaults. */
  public static DepositRules standard() {
    return new DepositRules(
        DEFAULT_LONGEST,
        DEFAULT_MOST_GAP_WEI,
        DEFAULT_LEAST_FORWARDINGS,
        DEFAULT_MOST_TRANSFERS,
        DEFAULT_MOST_SENDERS);
  }

  /** The gap that is let pass in an asset, in its base unit. */
  BigInteger mostGap(Asset asset) {
    return asset.kind() == Asset.Kind.NATIVE ? mostGapWei : BigInteger.ZERO;
  }

  /** That an account is a deposit address. */
  Heuristic address() {
    return heuristic("deposit-address");
  }

  /** That senders of one deposit address are one customer of the service. */
  Heuristic depositor() {
    return heuristic("deposit-same-depositor");
  }

  // Weak: nobody's figures say how often it is wrong.
  private Heuristic heuristic(String id) {
    return new Heuristic(
        id,
        1,
        Strength.WEAK,
        new TreeMap<>(
            Map.of(
                "longest", longest.toString(),
                "most-gap-wei", mostGapWei.toString(),
                "least-forwardings", Integer.toString(leastForwardings),
                "most-transfers", Integer.toString(mostTransfers),
                "most-senders", Integer.toString(mostSenders))));
  }
}
