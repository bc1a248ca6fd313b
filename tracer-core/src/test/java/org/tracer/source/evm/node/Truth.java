package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the money of one movement is at the end, in base units; maps are in the order of their
 * keys.
 *
 * @param labelled how much of it each account has of each asset; nothing is left out, zero is
 * @param feesBurned wei of it that were destroyed as fees
 * @param feesTipped wei of it that went to proposers as fees; not followed further
 * @param destroyed units of it that were destroyed, by asset; fees are not among them
 * @param given units of it that were exchanged for another asset, by asset
 * @param got units for which they were exchanged, by asset
 * @param stopped how much of it came to accounts where following stops
 */
public record Truth(
    Map<Holding, BigInteger> labelled,
    BigInteger feesBurned,
    BigInteger feesTipped,
    Map<String, BigInteger> destroyed,
    Map<String, BigInteger> given,
    Map<String, BigInteger> got,
    Map<Holding, BigInteger> stopped) {

  /** Which money leaves an account first. */
  public enum Rule {
    FIFO,
    LIFO,
    PRO_RATA,
    DIRTY_FIRST,
    CLEAN_FIRST,
    /** Everything that labelled money has touched, in full; amounts add up to nothing. */
    POISON,
    /** Labelled money as long as nothing else is with it. */
    PURE;

    /** Those by which all labelled money goes on, and none is made. */
    public static List<Rule> dividing() {
      return List.of(FIFO, LIFO, PRO_RATA, DIRTY_FIRST, CLEAN_FIRST);
    }
  }

  /** Whether a fee leaves an account before or after what its transaction pays. */
  public enum FeePlace {
    FIRST,
    LAST
  }

  public Truth {
    labelled = Collections.unmodifiableMap(new TreeMap<>(labelled));
    destroyed = Collections.unmodifiableMap(new TreeMap<>(destroyed));
    given = Collections.unmodifiableMap(new TreeMap<>(given));
    got = Collections.unmodifiableMap(new TreeMap<>(got));
    stopped = Collections.unmodifiableMap(new TreeMap<>(stopped));
  }

  /** Units of an asset that somebody still has. */
  public BigInteger sum(String asset) {
    return labelled.entrySet().stream()
        .filter(entry -> entry.getKey().asset().equals(asset))
        .map(Map.Entry::getValue)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Wei that went into fees. */
  public BigInteger fees() {
    return feesBurned.add(feesTipped);
  }
}
