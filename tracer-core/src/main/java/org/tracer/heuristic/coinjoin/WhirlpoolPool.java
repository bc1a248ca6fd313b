package org.tracer.heuristic.coinjoin;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pools of Whirlpool.
 *
 * <p>Fees of the first four are those published for Samourai's coordinator. Those of Ashigaru's two
 * pools were not at hand: 5 % is assumed, of which {@link WhirlpoolTx0} accepts half to three
 * times.
 */
enum WhirlpoolPool {
  POOL_100K(100_000, 5_000),
  POOL_1M(1_000_000, 50_000),
  POOL_2500K(2_500_000, 125_000),
  POOL_5M(5_000_000, 175_000),
  POOL_25M(25_000_000, 1_250_000),
  POOL_50M(50_000_000, 1_750_000);

  private static final WhirlpoolPool[] ALL = values();

  private final long amountSat;
  private final long feeSat;

  WhirlpoolPool(long amountSat, long feeSat) {
    this.amountSat = amountSat;
    this.feeSat = feeSat;
  }

  long amountSat() {
    return amountSat;
  }

  long feeSat() {
    return feeSat;
  }

  static boolean isAmount(long valueSat) {
    for (WhirlpoolPool pool : ALL) {
      if (pool.amountSat == valueSat) {
        return true;
      }
    }
    return false;
  }

  /** The pool that an output of this amount may be mixed in; null if there is none. */
  static @Nullable WhirlpoolPool ofPremix(long valueSat) {
    for (WhirlpoolPool pool : ALL) {
      long above = valueSat - pool.amountSat;
      if (above >= Whirlpool.LEAST_ABOVE_SAT && above <= Whirlpool.MOST_ABOVE_SAT) {
        return pool;
      }
    }
    return null;
  }

  static String amounts() {
    return Arrays.stream(ALL)
        .map(pool -> Long.toString(pool.amountSat))
        .collect(Collectors.joining(" "));
  }
}
