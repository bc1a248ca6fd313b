package org.tracer.cli.render;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.tracer.trace.TraceListener;

/** A {@link StatusLine} that says how far a trace is. Counts may be read from another thread. */
public final class Progress implements TraceListener {

  private final StatusLine line;
  private volatile int handled;

  /**
   * @param visible false to count only
   * @param nanoTime as {@link System#nanoTime()}
   */
  public Progress(PrintWriter err, boolean visible, LongSupplier nanoTime) {
    line = new StatusLine(err, visible, nanoTime);
  }

  @Override
  public void onTransaction(int transactions, int open) {
    handled = transactions;
    line.update(() ->
        Wording.count(transactions, "transaction", "transactions")
            + " followed, "
            + Wording.count(open, "position", "positions")
            + " open");
  }

  /** How far it came, in words. */
  public String soFar() {
    return handled + " transactions";
  }

  /** Takes the line away, if there is one. */
  public void end() {
    line.end();
  }
}
