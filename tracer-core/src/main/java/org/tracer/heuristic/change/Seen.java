package org.tracer.heuristic.change;

/** Whether something stands in the chain. */
public enum Seen {
  YES,
  /** Not up to the horizon of the ledger. */
  NO,
  /** Not asked, or the data does not reach far enough to say. */
  UNKNOWN
}
