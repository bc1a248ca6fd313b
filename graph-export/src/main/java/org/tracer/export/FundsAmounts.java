package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.graph.AssetAmount;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsEnding;
import org.tracer.graph.FundsGraph;
import org.tracer.trace.account.AssetNames;

/**
 * Amounts of several assets as text; never added up but within one asset. Keeps the ids of assets,
 * which take long to put into words. Confined to one thread.
 */
public final class FundsAmounts {

  private final AssetNames names;
  private final boolean conserving;
  private final Map<Asset, String> ids = new HashMap<>();

  public FundsAmounts(FundsGraph graph) {
    this.names = graph.names();
    this.conserving = graph.isConserving();
  }

  /** The asset as CAIP-19 writes it. */
  public String id(Asset asset) {
    return ids.computeIfAbsent(asset, Asset::toString);
  }

  /** {@code payment-1=1000 eip155:1/native; payment-2=5 eip155:1/native}, in base units. */
  public @Nullable String byLabel(List<AssetAmount> amounts) {
    return joined(
        amounts, one -> Amounts.quoted(one.label()) + "=" + one.amount() + " " + id(one.asset()));
  }

  /** {@code payment-1=1000; payment-2=5}, where the asset stands beside. */
  static @Nullable String byLabelAlone(List<AssetAmount> amounts) {
    return joined(amounts, one -> Amounts.quoted(one.label()) + "=" + one.amount());
  }

  /** {@code HELD: payment-1=1000 eip155:1/native | FEE: payment-1=5 eip155:1/native}. */
  @Nullable String byReason(List<FundsEnding> endings) {
    return endings.isEmpty()
        ? null
        : endings.stream()
            .map(ending -> ending.reason() + ": " + byLabel(ending.amounts()))
            .collect(joining(" | "));
  }

  /**
   * Reason by reason and asset by asset the sum over all labels, in base units; null where sums are
   * no amounts.
   */
  @Nullable String totals(List<FundsEnding> endings) {
    return endings.isEmpty() || !conserving
        ? null
        : endings.stream()
            .map(ending -> ending.reason() + ": " + totalUnits(ending.amounts()))
            .collect(joining(" | "));
  }

  private String totalUnits(List<AssetAmount> amounts) {
    return perAsset(amounts).entrySet().stream()
        .map(sum -> sum.getValue() + " " + id(sum.getKey()))
        .collect(joining("; "));
  }

  /**
   * {@code 0.5 ETH; 20 USDT}: asset by asset the sum over all labels, for people; null where sums
   * are no amounts.
   */
  @Nullable String shown(List<AssetAmount> amounts) {
    return amounts.isEmpty() || !conserving
        ? null
        : perAsset(amounts).entrySet().stream()
            .map(sum -> names.amount(sum.getKey(), sum.getValue()))
            .collect(joining("; "));
  }

  /** The sum over all labels of each asset, in the order in which assets come. */
  public static Map<Asset, BigInteger> perAsset(List<AssetAmount> amounts) {
    Map<Asset, BigInteger> sums = new LinkedHashMap<>(2);
    amounts.forEach(one -> sums.merge(one.asset(), one.amount(), BigInteger::add));
    return sums;
  }

  /** The sum over all labels, of one asset. */
  static BigInteger total(List<AssetAmount> amounts) {
    BigInteger sum = BigInteger.ZERO;
    for (AssetAmount one : amounts) {
      sum = sum.add(one.amount());
    }
    return sum;
  }

  /** How much moves, and how much of it is traced where that is less. */
  public String label(FundsEdge edge) {
    BigInteger traced = total(edge.traced());
    String value = names.amount(edge.asset(), edge.value());
    return traced.compareTo(edge.value()) >= 0
        ? value
        : names.decimal(edge.asset(), traced).orElseGet(traced::toString) + " of " + value;
  }

  private static @Nullable String joined(
      List<AssetAmount> amounts, Function<AssetAmount, String> text) {
    return amounts.isEmpty() ? null : amounts.stream().map(text).collect(joining("; "));
  }
}
