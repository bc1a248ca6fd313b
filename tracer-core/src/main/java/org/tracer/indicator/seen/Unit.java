package org.tracer.indicator.seen;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is counted in.
 *
 * @param asset as CAIP-19 writes it, a coin as {@code bip122:…/native}
 * @param symbol for people; null if none is known. A symbol never identifies an asset
 * @param decimals places of one whole unit; null if they are not known, and then nothing is worth
 *     anything that could be stated
 */
public record Unit(String asset, @Nullable String symbol, @Nullable Integer decimals) {

  /** {@code 0.5 BTC}; where decimals are not known, {@code 50 base units of eip155:…}. */
  public String amount(BigInteger baseUnits) {
    if (decimals == null) {
      return baseUnits + " base units of " + asset;
    }
    BigDecimal whole = new BigDecimal(baseUnits, decimals);
    String digits = whole.signum() == 0 ? "0" : whole.stripTrailingZeros().toPlainString();
    return digits + " " + (symbol == null ? asset : symbol);
  }
}
