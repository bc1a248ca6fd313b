package org.tracer.export.report.facts;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of one asset.
 *
 * @param asset the id of the asset; amounts of two are never added up
 * @param unit what base units are called, such as {@code sat}
 * @param decimals places of one whole unit; null where they are not known
 * @param decimal in whole units with the symbol; null where the decimals are not known
 */
public record Money(
    String asset,
    BigInteger baseUnits,
    String unit,
    @Nullable Integer decimals,
    @Nullable String decimal) {

  /** {@code 0.01500000 BTC (1500000 sat)}. */
  public String text() {
    String units = baseUnits + " " + unit;
    return decimal == null ? units : decimal + " (" + units + ")";
  }

  /** The same with the id of the asset, for where nothing beside it says which it is. */
  public String withAsset() {
    return text() + ", " + asset;
  }
}
