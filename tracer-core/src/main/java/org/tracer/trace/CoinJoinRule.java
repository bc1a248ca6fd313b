package org.tracer.trace;

import java.util.Locale;

/** What becomes of money that goes into a transaction that looks like a CoinJoin. */
public enum CoinJoinRule {
  /** Nothing is looked for: the money is followed through like through any transaction. */
  IGNORE,
  /** The trace ends before it: which of the outputs is whose the chain does not say. */
  STOP,
  /** It is followed through by the policy, and the result says where. */
  THROUGH;

  /** As it is written in documents. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
