package org.tracer.path;

/**
 * What makes one path better than another. Every criterion is a total order: where two paths are
 * equal under it, the one with fewer hops goes first, and of two with the same number of hops the
 * one whose output stands earlier in the chain at the last place where they differ.
 */
public enum Criterion {
  /** Fewest spends. */
  HOPS,
  /**
   * Largest least output: the amount that no output along the path, both ends included, is below.
   */
  BOTTLENECK,
  /** Earliest arrival: the transaction that pays the target stands earliest in the chain. */
  ARRIVAL
}
