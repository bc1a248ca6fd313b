package org.tracer.chain;

import java.math.BigInteger;

/** A non-negative quantity of one asset in its smallest unit; never floating point. */
public sealed interface Amount permits Satoshi {

  /** The quantity in base units. */
  BigInteger baseUnits();

  /** The quantity in whole coins, with every decimal place of the asset. */
  String toDecimal();

  /** The quantity in base units, in decimal digits. */
  @Override
  String toString();
}
