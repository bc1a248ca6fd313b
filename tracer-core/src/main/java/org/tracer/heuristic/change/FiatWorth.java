package org.tracer.heuristic.change;

import java.util.OptionalLong;

/** What an amount was worth in one currency when a transaction was mined. */
@FunctionalInterface
public interface FiatWorth {

  /**
   * The worth in the currency's minor units, such as cents, rounded; empty if there is no rate.
   *
   * @param height of the block that holds the transaction
   */
  OptionalLong minorUnits(long valueSat, int height);
}
