package org.tracer.price;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;

/**
 * What one whole unit of an asset was worth on one day.
 *
 * @param day in UTC
 * @param currency its ISO 4217 code
 * @param perUnit exactly as the source states it
 * @param source who says so
 */
public record Rate(LocalDate day, String currency, BigDecimal perUnit, String source) {

  /** Currencies whose smallest unit is the whole one, as ISO 4217 lists them. */
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
          "VUV", "XAF", "XOF", "XPF");

  /** Currencies with three decimal places. */
  private static final Set<String> THOUSANDTHS =
      Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

  /**
   * An amount's worth, rounded half to even to the currency's smallest unit; the rounding is the
   * only step that is not exact.
   *
   * @param baseUnits the amount
   * @param decimals places of one whole unit of the asset
   */
  public BigDecimal worth(BigInteger baseUnits, int decimals) {
    return new BigDecimal(baseUnits, decimals)
        .multiply(perUnit)
        .setScale(places(), RoundingMode.HALF_EVEN);
  }

  /** {@code 63000.50 EUR, source, 2025-03-08}. */
  @Override
  public String toString() {
    return perUnit.toPlainString() + " " + currency + ", " + source + ", " + day;
  }

  private int places() {
    return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
  }
}
