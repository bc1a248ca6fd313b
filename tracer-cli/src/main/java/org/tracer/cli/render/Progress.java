package org.tracer.cli.render;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.tracer.trace.TraceListener;

/**
 * One line on a terminal that says how far long work is, rewritten at most four times a second and
 * taken away at the end. Short work shows nothing. Counts may be read from another thread.
 */
public final class Progress implements TraceListener {

  private static final long INTERVAL_NANOS = 250_000_000L;

  private final PrintWriter err;
  private final boolean visible;
  private final LongSupplier nanoTime;
  private long due;
  private int width;
  private volatile int handled;

  /**
   * @param visible false to count only
   * @param nanoTime as {@link System#nanoTime()}
   */
  public Progress(PrintWriter err, boolean visible, LongSupplier nanoTime) {
    this.err = err;
    this.visible = visible;
    this.nanoTime = nanoTime;
    due = nanoTime.getAsLong() + INTERVAL_NANOS;
  }

  @Override
  public void onTransaction(int transactions, int open) {
    handled = transactions;
    if (!visible) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - due < 0) {
      return;
    }
    due = now + INTERVAL_NANOS;
    String text =
        "tracer: "
            + Wording.count(transactions, "transaction", "transactions")
            + " followed, "
            + Wording.count(open, "position", "positions")
            + " open";
    err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    err.flush();
    width = text.length();
  }

  /** Transactions followed so far. */
  public int handled() {
    return handled;
  }

  /** Takes the line away, if there is one. */
  public void end() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }
}
