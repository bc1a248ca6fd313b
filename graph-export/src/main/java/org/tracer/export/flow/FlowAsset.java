package org.tracer.export.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is counted. Two assets are never added up.
 *
 * @param id as CAIP-19 writes it, a coin as {@code bip122:…/native}: the only thing that says which
 *     asset it is
 * @param symbol for reading only; null if none is known
 * @param decimals places of one whole unit; null if they are not known
 * @param leastPlaces decimal places that are always shown
 * @param contract the token's contract; null for a coin
 */
public record FlowAsset(
    String id,
    @Nullable String symbol,
    @Nullable Integer decimals,
    int leastPlaces,
    @Nullable String contract) {

  /** Whole units, exactly; null if the decimals are not known. */
  public @Nullable String decimal(BigInteger baseUnits) {
    if (decimals == null) {
      return null;
    }
    BigDecimal value = new BigDecimal(baseUnits, decimals);
    BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return (bare.scale() < leastPlaces ? bare.setScale(leastPlaces) : bare).toPlainString();
  }

  /** The symbol, or the id where there is none. */
  public String name() {
    return symbol == null ? id : symbol;
  }

  /** {@code 12.5 USDT}; where decimals are not known, {@code 12500000 base units of eip155:…}. */
  public String shown(BigInteger baseUnits) {
    String decimal = decimal(baseUnits);
    return decimal == null ? baseUnits + " base units of " + id : decimal + " " + name();
  }
}
