package org.tracer.naive;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.trace.FeeRule;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;

/** Decides where money is not followed any further, and why. */
final class NaiveLimits {

  private final RandomChain chain;
  private final StopRules rules;
  private final FeeRule fees;
  private final NaiveSeeds seeds;
  private final Map<OutPoint, RandomChain.Tx> spenders = new HashMap<>();

  NaiveLimits(RandomChain chain, TraceRequest request, NaiveSeeds seeds) {
    this.chain = chain;
    rules = request.stopRules();
    fees = request.fees();
    this.seeds = seeds;
    for (RandomChain.Tx tx : chain.transactions()) {
      tx.inputs().forEach(input -> spenders.put(input, tx));
    }
  }

  /** Ends money in an output. First what it is, then whether it moves, then the limits. */
  void judgeOutput(NaiveCoin<?> coin, SortedMap<Integer, Long> held, boolean isSeed) {
    OutPoint place = new OutPoint(coin.tx.id(), coin.vout);
    RandomChain.Output output = chain.output(place);
    RandomChain.Tx spender = spenders.get(place);
    StopReason limit = limit(coin, held);
    if (output.isBurned()) {
      coin.end(StopReason.BURN);
    } else if (!isSeed
        && rules.stopList().stream().anyMatch(entry -> entry.script().equals(output.lock()))) {
      coin.end(StopReason.STOP_LIST);
    } else if (spender == null) {
      coin.end(StopReason.UNSPENT);
    } else if (limit != null) {
      coin.end(limit);
    } else if (isLate(spender)) {
      coin.end(StopReason.OUTSIDE_WINDOW, spender);
    } else if (spender.outputs().size() > rules.maxFanOut()) {
      coin.end(StopReason.FAN_OUT_LIMIT, spender);
    } else if (hasUnknownFee(spender)) {
      coin.end(StopReason.END_OF_DATA, spender);
    }
  }

  /** Ends money in a fee. */
  void judgeFee(NaiveCoin<?> coin, SortedMap<Integer, Long> held, RandomChain.Block block) {
    RandomChain.Tx coinbase = block.transactions().getFirst();
    if (coin.tx.id().equals(coinbase.id())) {
      coin.end(StopReason.BURN);
    } else if (fees == FeeRule.ENDPOINT || limit(coin, held) != null) {
      coin.end(StopReason.FEE);
    } else if (coinbase.outputs().size() > rules.maxFanOut()) {
      coin.end(StopReason.FAN_OUT_LIMIT, coinbase);
    } else if (block.transactions().stream().anyMatch(this::hasUnknownFee)) {
      coin.end(StopReason.END_OF_DATA, coinbase);
    }
  }

  /** Whether an input spends what is not in the data. */
  boolean hasUnknownFee(RandomChain.Tx tx) {
    return !tx.inputs().stream().allMatch(chain::isKnown);
  }

  private @Nullable StopReason limit(NaiveCoin<?> coin, SortedMap<Integer, Long> held) {
    if (held.entrySet().stream().noneMatch(e -> isEnough(e.getKey(), e.getValue()))) {
      return StopReason.BELOW_THRESHOLD;
    }
    return coin.hop >= rules.maxHops() ? StopReason.HOP_LIMIT : null;
  }

  private boolean isEnough(int label, long amount) {
    BigInteger ofSeed = rules.minShare().numerator().multiply(seeds.total(label));
    return amount >= rules.minAmount().value()
        && BigInteger.valueOf(amount).multiply(rules.minShare().denominator()).compareTo(ofSeed)
            >= 0;
  }

  private boolean isLate(RandomChain.Tx tx) {
    return (rules.untilHeight() != null
            && tx.block().height().value() > rules.untilHeight().value())
        || (rules.until() != null && tx.block().time().isAfter(rules.until()));
  }
}
