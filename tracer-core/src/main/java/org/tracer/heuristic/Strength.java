package org.tracer.heuristic;

/** How much a positive answer of a heuristic weighs. */
public enum Strength {
  /** Follows from what a protocol's own transactions must look like, and from nothing else. */
  PROTOCOL_FACT,
  /** Rarely wrong where it was measured. */
  STRONG,
  /** Often wrong, or its errors are not known. */
  WEAK
}
