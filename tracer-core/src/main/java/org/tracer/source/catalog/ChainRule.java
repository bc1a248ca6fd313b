package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.blocks.LinkRule;
import org.tracer.source.codec.LeastDifficulty;
import org.tracer.source.codec.Retarget;

/**
 * Which block can be the first of a chain, and which can follow which: as {@link LinkRule} says,
 * and on mainnet with exactly the difficulty that the 2016 blocks before call for.
 */
final class ChainRule {

  /** Bounds of difficulty change at multiples of this height only. */
  private static final int BOUNDS_APART = 100_000;

  private final BlockRows rows;
  private final BitcoinNetwork network;
  private final boolean anyGenesis;
  private final int genesis;
  private final LinkRule rule;
  private int hardBits;
  private int hardHeights = -1;

  /**
   * @param anyGenesis whether every block that names none before it may be the first of the chain
   */
  ChainRule(BlockRows rows, BitcoinNetwork network, boolean anyGenesis) {
    this.rows = rows;
    this.network = network;
    this.anyGenesis = anyGenesis;
    this.genesis = rows.find(network.genesis().hash());
    this.rule = new LinkRule(network);
  }

  /** Why a block cannot be the first of a chain; null if it can. */
  @Nullable String faultOfFirst(int block, int height) {
    if (rows.previous(block) == NONE) {
      return anyGenesis || block == genesis ? null : rule.faultOfGenesis();
    }
    String fault = rule.faultOfHeight(rows.statedHeight(block), height);
    return fault == null ? faultOfEase(block, height) : fault;
  }

  /**
   * Why {@code block} cannot follow {@code previous}; null if it can.
   *
   * @param height of {@code block}, or {@link LinkRule#UNKNOWN_HEIGHT}
   * @param periodStart the first block of the 2016 that {@code previous} belongs to, or {@code
   *     NONE} if that is not known
   */
  @Nullable String fault(int previous, int block, int height, int periodStart) {
    String fault = rule.faultOfTarget(rows.bits(previous), rows.bits(block), height);
    if (fault == null) {
      fault = rule.faultOfStated(rows.statedHeight(previous), rows.statedHeight(block), height);
    }
    if (fault == null && height != LinkRule.UNKNOWN_HEIGHT) {
      fault = faultOfRetarget(previous, block, height, periodStart);
    }
    return fault == null ? faultOfEase(block, height) : fault;
  }

  private @Nullable String faultOfRetarget(int previous, int block, int height, int periodStart) {
    if (network != BitcoinNetwork.MAIN || height % Retarget.PERIOD != 0 || periodStart == NONE) {
      return null;
    }
    int due =
        Retarget.next(
            rows.bits(previous), rows.timeSeconds(periodStart), rows.timeSeconds(previous));
    return due == rows.bits(block)
        ? null
        : String.format(
            Locale.ROOT,
            "its target is %08x, but the 2016 blocks before height %d call for %08x",
            rows.bits(block),
            height,
            due);
  }

  /** The bound looked up last is remembered: almost every block has that of the one before. */
  private @Nullable String faultOfEase(int block, int height) {
    if (network != BitcoinNetwork.MAIN || height == LinkRule.UNKNOWN_HEIGHT) {
      return null;
    }
    int bits = rows.bits(block);
    int heights = height / BOUNDS_APART;
    if (bits == hardBits && heights == hardHeights) {
      return null;
    }
    if (!LeastDifficulty.isMet(network, height, bits)) {
      return "no block of height " + height + " is as easy";
    }
    hardBits = bits;
    hardHeights = heights;
    return null;
  }
}
