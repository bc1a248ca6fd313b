package org.tracer.export.flow;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of a seed's value is somewhere, in base units of one asset. */
public record FlowAmount(String label, FlowAsset asset, BigInteger amount) {

  /**
   * Sums over labels, asset by asset in the order in which they come. No amounts under a policy
   * that does not conserve value: ask {@link Flow#isConserving()} first.
   */
  public static Map<FlowAsset, BigInteger> perAsset(List<FlowAmount> amounts) {
    Map<FlowAsset, BigInteger> sums = new LinkedHashMap<>();
    amounts.forEach(one -> sums.merge(one.asset(), one.amount(), BigInteger::add));
    return sums;
  }
}
