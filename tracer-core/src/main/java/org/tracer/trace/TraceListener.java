package org.tracer.trace;

/** Hears how a trace gets on; called on the tracing thread after every transaction. */
@FunctionalInterface
public interface TraceListener {

  TraceListener SILENT = (handled, open) -> {};

  /**
   * One more transaction was handled.
   *
   * @param handled transactions handled so far; on chains of accounts transfers, under all rules
   * @param open positions that are still to be followed
   */
  void onTransaction(int handled, int open);
}
