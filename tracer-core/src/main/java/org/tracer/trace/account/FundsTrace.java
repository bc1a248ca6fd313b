package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;

/**
 * The result of a trace over accounts. For every label and asset, what was seeded and what came in
 * by conversion is what ended and what went out by conversion, to the last base unit; that is
 * checked here.
 *
 * @param horizon height of the last block that was looked at
 * @param seeded base units that got each label, by asset
 * @param transfers all transfers that carried labelled value, in the order of the chain
 */
public record FundsTrace(
    AccountTraceRequest request,
    long horizon,
    Map<Integer, Map<Asset, BigInteger>> seeded,
    List<TracedTransfer> transfers,
    List<Conversion> conversions,
    List<AccountEndpoint> endpoints,
    List<String> notices) {

  /**
   * @throws IllegalStateException when the sums do not close
   */
  public FundsTrace {
    transfers = List.copyOf(transfers);
    conversions = List.copyOf(conversions);
    endpoints = List.copyOf(endpoints);
    notices = List.copyOf(notices);
    Map<Integer, Map<Asset, BigInteger>> open = new HashMap<>();
    seeded.forEach((label, sums) -> sums.forEach((asset, sum) -> add(open, label, asset, sum)));
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
