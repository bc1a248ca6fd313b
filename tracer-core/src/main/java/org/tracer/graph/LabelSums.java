package org.tracer.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.Amount;
import org.tracer.chain.Satoshi;
import org.tracer.trace.LabelAmount;

/** Adds up amounts label by label. */
final class LabelSums {

  private final Map<String, BigInteger> sums = new HashMap<>(4);

  void add(List<LabelAmount> amounts) {
    for (LabelAmount share : amounts) {
      sums.merge(share.label(), share.amount().baseUnits(), BigInteger::add);
    }
  }

  /** The sums in the order of {@code labels}. */
  List<LabelAmount> inOrderOf(List<String> labels) {
    List<LabelAmount> amounts = new ArrayList<>(sums.size());
    for (String label : labels) {
      BigInteger sum = sums.get(label);
      if (sum != null) {
        amounts.add(new LabelAmount(label, amount(sum)));
      }
    }
    if (amounts.size() < sums.size()) {
      throw new IllegalArgumentException("labels " + sums.keySet() + " are not all requested");
    }
    return amounts;
  }

  static Amount total(List<LabelAmount> amounts) {
    if (amounts.size() == 1) {
      return amounts.getFirst().amount();
    }
    BigInteger sum = BigInteger.ZERO;
    for (LabelAmount share : amounts) {
      sum = sum.add(share.amount().baseUnits());
    }
    return amount(sum);
  }

  private static Amount amount(BigInteger sum) {
    return Satoshi.of(sum.longValueExact());
  }
}
