package org.tracer.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.Asset;

/** Adds up amounts label by label and asset by asset. */
final class AssetSums {

  /** Of each label, the assets in the order in which they came. */
  private final Map<Integer, Map<Asset, BigInteger>> sums = new LinkedHashMap<>(2);

  void add(int label, Asset asset, BigInteger amount) {
    sums.computeIfAbsent(label, any -> new LinkedHashMap<>(2))
        .merge(asset, amount, BigInteger::add);
  }

  /** The sums in the order of {@code labels}, of which the first is number 1. */
  List<AssetAmount> inOrderOf(List<String> labels) {
    List<AssetAmount> amounts = new ArrayList<>(sums.size());
    for (int label = 1; label <= labels.size(); label++) {
      String name = labels.get(label - 1);
      sums.getOrDefault(label, Map.of())
          .forEach((asset, sum) -> amounts.add(new AssetAmount(name, asset, sum)));
    }
    return amounts;
  }
}
