package org.tracer.source.blocks;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.CompactTarget;

/** What a block must have in common with the one before it, besides naming its hash. Not API. */
public final class LinkRule {

  /** Stands for a height that is not known. */
  public static final int UNKNOWN_HEIGHT = -1;

  private static final int BLOCKS_PER_TARGET = 2016;

  /** The first height at which mainnet demands a height in every coinbase (BIP 34). */
  private static final int HEIGHTS_DEMANDED = 227_931;

  private static final long GENESIS_TIME = 1_231_006_505L;
  private static final int SECONDS_PER_BLOCK = 600;
  private static final int MOST_PERCENT_OFF = 15;

  private final BitcoinNetwork network;

  public LinkRule(BitcoinNetwork network) {
    this.network = network;
  }

  boolean isPlausible(int stated, CheckedBlock block) {
    return isPlausible(stated, block.header().time().getEpochSecond());
  }

  /**
   * Whether a height stated by a coinbase can be meant. Miners of mainnet were free in what they
   * wrote before the rule was in force, but never fell far from one block every ten minutes.
   */
  public boolean isPlausible(int stated, long timeSeconds) {
    if (network != BitcoinNetwork.MAIN) {
      return true;
    }
    long expected = (timeSeconds - GENESIS_TIME) / SECONDS_PER_BLOCK;
    return Math.abs(stated - expected) * 100 <= expected * MOST_PERCENT_OFF;
  }

  /** Why a block without one before it in the data is refused; null if it is not. */
  @Nullable String faultOfFirst(CheckedBlock block, int height) {
    boolean namesNone = block.header().previous().hash().equals(new Hash256(0, 0, 0, 0));
    if (namesNone && !block.header().hash().equals(network.genesis())) {
      return faultOfGenesis();
    }
    return faultOfHeight(block.statedHeight(), height);
  }

  /** Why a block is refused that names none before it and is not the genesis block. */
  public String faultOfGenesis() {
    return "it begins a chain, but not that of " + network.shortName();
  }

  @Nullable String fault(CheckedBlock previous, CheckedBlock block, int height) {
    String fault = faultOfTarget(previous.header().bits(), block.header().bits(), height);
    return fault != null
        ? fault
        : faultOfStated(previous.statedHeight(), block.statedHeight(), height);
  }

  /**
   * Why a target cannot follow that of the block before on mainnet; null if it can. It changes
   * every 2016 blocks only and at most by the factor 4; other networks have other rules.
   *
   * @param height of the later block, or {@link #UNKNOWN_HEIGHT}
   */
  public @Nullable String faultOfTarget(int previousBits, int bits, int height) {
    if (network != BitcoinNetwork.MAIN || previousBits == bits) {
      return null;
    }
    if (height != UNKNOWN_HEIGHT && height % BLOCKS_PER_TARGET != 0) {
      return "its target differs from the block before, at height " + height;
    }
    BigInteger before = CompactTarget.decode(previousBits).orElseThrow();
    BigInteger after = CompactTarget.decode(bits).orElseThrow();
    BigInteger least =
        CompactTarget.decode(CompactTarget.encode(before.shiftRight(2))).orElseThrow();
    return after.compareTo(before.shiftLeft(2)) > 0 || after.compareTo(least) < 0
        ? "its target differs from the block before by more than the factor 4"
        : null;
  }

  /**
   * Why the heights that two successive coinbases state contradict each other, or that of the later
   * block; null if they do not.
   *
   * @param height of the later block, or {@link #UNKNOWN_HEIGHT}
   */
  public @Nullable String faultOfStated(int previousStated, int stated, int height) {
    if (network != BitcoinNetwork.MAIN
        && stated != CoinbaseHeight.NONE
        && previousStated != CoinbaseHeight.NONE
        && stated != previousStated + 1) {
      return "its coinbase states height "
          + stated
          + ", but that of the block before "
          + previousStated;
    }
    return faultOfHeight(stated, height);
  }

  /** Why a stated height contradicts that of the block; null if it does not. */
  public @Nullable String faultOfHeight(int stated, int height) {
    if (network == BitcoinNetwork.MAIN && height >= HEIGHTS_DEMANDED && stated != height) {
      return stated == CoinbaseHeight.NONE
          ? "its coinbase does not state its height " + height + " (BIP 34)"
          : "its coinbase states height " + stated + ", but it has height " + height;
    }
    return null;
  }
}
