package org.tracer.path;

/** Whether there is a path, and if not, what is known of why. */
public enum Verdict {
  /** There is at least one. */
  FOUND,
  /** None: the target stands in the chain no later than the first output of the start. */
  NOT_LATER,
  /** None: the target is made by a coinbase, which spends nothing. */
  MINTED,
  /** None within the window: the target is in a block later than the user asked to look at. */
  AFTER_WINDOW,
  /** None: the data holds no payment to the target up to the horizon. */
  NOT_PAID,
  /** None was found, but the search was cut: there may be one behind a cut. */
  CUT_SHORT,
  /** None up to the horizon: every branch was followed to its end and none reaches the target. */
  NONE
}
