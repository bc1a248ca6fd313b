package org.tracer.trace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Satoshi;
import org.tracer.ledger.UtxoLedger;

/**
 * Where to stop although the money goes on. Everything a rule cuts is an endpoint with its amount.
 *
 * @param maxHops follow at most this many spends from a seed; {@link #UNLIMITED} for no limit.
 *     Where money of several paths meets, the shortest counts
 * @param minAmount do not follow less labelled value than this
 * @param minShare nor less than this share of what the label's seed holds
 * @param maxFanOut do not follow into transactions with more outputs; {@link #UNLIMITED}
 * @param untilHeight do not follow spends in later blocks; null for no bound
 * @param until do not follow spends in blocks of a later time; null for no bound
 * @param stopList addresses to stop at
 * @param attributions what was told of who controls addresses, which makes further ones stops
 * @param coinJoins what becomes of money that goes into a CoinJoin
 */
public record StopRules(
    int maxHops,
    Satoshi minAmount,
    Share minShare,
    int maxFanOut,
    @Nullable BlockHeight untilHeight,
    @Nullable Instant until,
    List<StopListEntry> stopList,
    Attributions attributions,
    CoinJoinRule coinJoins) {

  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** No rule: follow until the money rests. */
  public static final StopRules NONE =
      new StopRules(
          UNLIMITED,
          Satoshi.ZERO,
          Share.NONE,
          UNLIMITED,
          null,
          null,
          List.of(),
          Attributions.NONE,
          CoinJoinRule.IGNORE);

  public StopRules {
    if (maxHops < 0 || maxFanOut < 1) {
      throw new IllegalArgumentException("limits of " + maxHops + " hops, fan-out " + maxFanOut);
    }
    stopList = List.copyOf(stopList);
  }

  public StopRules withMaxHops(int hops) {
    return new StopRules(
        hops,
        minAmount,
        minShare,
        maxFanOut,
        untilHeight,
        until,
        stopList,
        attributions,
        coinJoins);
  }

  public StopRules withMinAmount(Satoshi amount) {
    return new StopRules(
        maxHops,
        amount,
        minShare,
        maxFanOut,
        untilHeight,
        until,
        stopList,
        attributions,
        coinJoins);
  }

  public StopRules withMinShare(Share share) {
    return new StopRules(
        maxHops,
        minAmount,
        share,
        maxFanOut,
        untilHeight,
        until,
        stopList,
        attributions,
        coinJoins);
  }

  public StopRules withMaxFanOut(int outputs) {
    return new StopRules(
        maxHops,
        minAmount,
        minShare,
        outputs,
        untilHeight,
        until,
        stopList,
        attributions,
        coinJoins);
  }

  public StopRules withUntilHeight(@Nullable BlockHeight height) {
    return new StopRules(
        maxHops, minAmount, minShare, maxFanOut, height, until, stopList, attributions, coinJoins);
  }

  public StopRules withUntil(@Nullable Instant time) {
    return new StopRules(
        maxHops,
        minAmount,
        minShare,
        maxFanOut,
        untilHeight,
        time,
        stopList,
        attributions,
        coinJoins);
  }

  public StopRules withStopList(List<StopListEntry> entries) {
    return new StopRules(
        maxHops,
        minAmount,
        minShare,
        maxFanOut,
        untilHeight,
        until,
        entries,
        attributions,
        coinJoins);
  }

  public StopRules withAttributions(Attributions told) {
    return new StopRules(
        maxHops, minAmount, minShare, maxFanOut, untilHeight, until, stopList, told, coinJoins);
  }

  public StopRules withCoinJoins(CoinJoinRule rule) {
    return new StopRules(
        maxHops, minAmount, minShare, maxFanOut, untilHeight, until, stopList, attributions, rule);
  }

  /** Whether the transaction lies after the window. */
  boolean isAfterWindow(UtxoLedger ledger, long key) {
    if (untilHeight == null && until == null) {
      return false;
    }
    BlockRef block = ledger.block(key);
    return (untilHeight != null && block.height().compareTo(untilHeight) > 0)
        || (until != null && block.time().isAfter(until));
  }
}
