package org.tracer.chain;

/** An address, always with its chain: the same text on two chains is two addresses. */
public interface Address {

  ChainId chain();

  /** The address as its chain's users write it, never abbreviated. */
  String text();

  /** The CAIP-10 account identifier, {@code chain:address}. */
  default String caip10() {
    return chain() + ":" + text();
  }
}
