package org.tracer.source.evm.node;

import java.util.Comparator;

/**
 * What one account has of one asset.
 *
 * @param account its address in lower case
 * @param asset {@link #ETHER}, or the address of a token in lower case
 */
public record Holding(String account, String asset) implements Comparable<Holding> {

  /** The coin of the chain, as an asset. */
  public static final String ETHER = "ether";

  private static final Comparator<Holding> ORDER =
      Comparator.comparing(Holding::account).thenComparing(Holding::asset);

  @Override
  public int compareTo(Holding other) {
    return ORDER.compare(this, other);
  }
}
