package org.tracer.heuristic;

/** What a heuristic answers. None of these is a fact of the ledger. */
public enum Verdict {
  /** The evidence meets the rule. */
  YES,
  /** The evidence fits, and fits ordinary behaviour as well. */
  POSSIBLE,
  /** The evidence does not meet the rule, or rules it out. */
  NO,
  /** What the rule asks for is not known, or was not computed within its bound. */
  INCONCLUSIVE
}
