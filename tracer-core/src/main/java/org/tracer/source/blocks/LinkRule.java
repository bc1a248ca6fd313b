package org.tracer.source.blocks;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.CompactTarget;

/** What a block must have in common with the one before it, besides naming its hash. */
final class LinkRule {

  static final int UNKNOWN_HEIGHT = -1;

  private static final int BLOCKS_PER_TARGET = 2016;

  /** The first height at which mainnet demands a height in every coinbase (BIP 34). */
  private static final int HEIGHTS_DEMANDED = 227_931;

  private static final long GENESIS_TIME = 1_231_006_505L;
  private static final int SECONDS_PER_BLOCK = 600;
  private static final int MOST_PERCENT_OFF = 15;

  private final BitcoinNetwork network;

  LinkRule(BitcoinNetwork network) {
    this.network = network;
  }

  /**
   * Whether a height stated by a coinbase can be meant. Miners of mainnet were free in what they
   * wrote before the rule was in force, but never fell far from one block every ten minutes.
   */
  boolean isPlausible(int stated, CheckedBlock block) {
    if (network != BitcoinNetwork.MAIN) {
      return true;
    }
    long expected = (block.header().time().getEpochSecond() - GENESIS_TIME) / SECONDS_PER_BLOCK;
    return Math.abs(stated - expected) * 100 <= expected * MOST_PERCENT_OFF;
  }

  /** Why a block without one before it in the data is refused; null if it is not. */
  @Nullable String faultOfFirst(CheckedBlock block, int height) {
    boolean namesNone = block.header().previous().hash().equals(new Hash256(0, 0, 0, 0));
    if (namesNone && !block.header().hash().equals(network.genesis())) {
      return "it begins a chain, but not that of " + network.shortName();
    }
    return faultOfHeight(block, height);
  }

  /**
   * Why {@code block} cannot follow {@code previous} on mainnet; null if it can. The target changes
   * every 2016 blocks only and at most by the factor 4; other networks have other rules.
   *
   * @param height of {@code block}, or {@link #UNKNOWN_HEIGHT}
   */
  @Nullable String fault(CheckedBlock previous, CheckedBlock block, int height) {
    if (network == BitcoinNetwork.MAIN && previous.header().bits() != block.header().bits()) {
      if (height != UNKNOWN_HEIGHT && height % BLOCKS_PER_TARGET != 0) {
        return "its target differs from the block before, at height " + height;
      }
      BigInteger before = previous.header().target().orElseThrow();
      BigInteger after = block.header().target().orElseThrow();
      BigInteger least =
          CompactTarget.decode(CompactTarget.encode(before.shiftRight(2))).orElseThrow();
      if (after.compareTo(before.shiftLeft(2)) > 0 || after.compareTo(least) < 0) {
        return "its target differs from the block before by more than the factor 4";
      }
    }
    int stated = block.statedHeight();
    if (network != BitcoinNetwork.MAIN
        && stated != CheckedBlock.NO_HEIGHT
        && previous.statedHeight() != CheckedBlock.NO_HEIGHT
        && stated != previous.statedHeight() + 1) {
      return "its coinbase states height "
          + stated
          + ", but that of the block before "
          + previous.statedHeight();
    }
    return faultOfHeight(block, height);
  }

  private @Nullable String faultOfHeight(CheckedBlock block, int height) {
    if (network == BitcoinNetwork.MAIN
        && height >= HEIGHTS_DEMANDED
        && block.statedHeight() != height) {
      return block.statedHeight() == CheckedBlock.NO_HEIGHT
          ? "its coinbase does not state its height " + height + " (BIP 34)"
          : "its coinbase states height " + block.statedHeight() + ", but it has height " + height;
    }
    return null;
  }
}
