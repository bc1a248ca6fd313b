package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.trace.Attributions;

/**
 * The result of a trace over accounts. For every label and asset, what was seeded and what came in
 * by conversion is what ended and what went out by conversion, to the last base unit, under every
 * rule that conserves value; that is checked here. Under poison nothing adds up to anything.
 *
 * @param horizon height of the last block that was looked at
 * @param seeds the transfers that brought the seeds' money, in the order of the chain
 * @param transfers all transfers that carried labelled value, in the order of the chain
 */
public record FundsTrace(
    AccountTraceRequest request,
    long horizon,
    List<SeededTransfer> seeds,
    List<TracedTransfer> transfers,
    List<Conversion> conversions,
    List<AccountEndpoint> endpoints,
    List<String> notices) {

  /**
   * @throws IllegalStateException when the sums do not close
   */
  public FundsTrace {
    seeds = List.copyOf(seeds);
    transfers = List.copyOf(transfers);
    conversions = List.copyOf(conversions);
    endpoints = List.copyOf(endpoints);
    notices = List.copyOf(notices);
    if (request.rule().isConserving()) {
      requireClosed(seeds, conversions, endpoints);
    }
  }

  private static void requireClosed(
      List<SeededTransfer> seeds, List<Conversion> conversions, List<AccountEndpoint> endpoints) {
    Map<Integer, Map<Asset, BigInteger>> open = new HashMap<>();
    seeds.forEach(seed -> add(open, seed.label(), seed.transfer().asset(), seed.amount()));
    for (Conversion conversion : conversions) {
      conversion.got().forEach(one -> add(open, one.label(), conversion.into(), one.amount()));
      conversion
          .gave()
          .forEach(one -> add(open, one.label(), conversion.from(), one.amount().negate()));
    }
    endpoints.forEach(end -> add(open, end.label(), end.asset(), end.amount().negate()));
    open.remove(AccountSegment.CLEAN);
    open.forEach((label, sums) ->
        sums.forEach((asset, sum) -> {
          if (sum.signum() != 0) {
            throw new IllegalStateException(
                "label " + label + " in " + asset + " does not close: " + sum);
          }
        }));
  }

  /** The same result of a request that holds the attributions which took effect. */
  FundsTrace told(Attributions attributions) {
    AccountStopRules rules = request.stopRules().withAttributions(attributions);
    return new FundsTrace(
        request.withStopRules(rules), horizon, seeds, transfers, conversions, endpoints, notices);
  }

  /** Base units that got a label, of one asset. */
  public BigInteger seeded(int label, Asset asset) {
    BigInteger sum = BigInteger.ZERO;
    for (SeededTransfer seed : seeds) {
      boolean counts = seed.label() == label && seed.transfer().asset().equals(asset);
      sum = counts ? sum.add(seed.amount()) : sum;
    }
    return sum;
  }

  /** Labelled base units that ended for a reason, of one asset and all labels. */
  public BigInteger sum(AccountStop reason, Asset asset) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountEndpoint end : endpoints) {
      sum = end.reason() == reason && end.asset().equals(asset) ? sum.add(end.amount()) : sum;
    }
    return sum;
  }

  private static void add(
      Map<Integer, Map<Asset, BigInteger>> sums, int label, Asset asset, BigInteger amount) {
    sums.computeIfAbsent(label, any -> new HashMap<>()).merge(asset, amount, BigInteger::add);
  }
}
