package org.tracer.cli.render;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.tracer.trace.TraceListener;

/**
 * A {@link StatusLine} that says how far a trace over accounts is: what it handled, and what it
 * asked its source, which may take longer. Thread-safe.
 */
public final class AccountProgress implements TraceListener {

  private final StatusLine line;
  private int transfers;
  private int open;
  private int requests;

  /**
   * @param visible false to count only
   * @param nanoTime as {@link System#nanoTime()}
   */
  public AccountProgress(PrintWriter err, boolean visible, LongSupplier nanoTime) {
    line = new StatusLine(err, visible, nanoTime);
  }

  @Override
  public synchronized void onTransaction(int handled, int stillOpen) {
    transfers = handled;
    open = stillOpen;
    update();
  }

  /** The source is asked once more. */
  public synchronized void onRequest() {
    requests++;
    update();
  }

  private void update() {
    line.update(() ->
        Wording.count(transfers, "transfer", "transfers")
            + " handled, "
            + Wording.count(open, "account", "accounts")
            + " open, "
            + Wording.count(requests, "request", "requests"));
  }

  /** How far it came, in words. */
  public synchronized String soFar() {
    return transfers + " transfers and " + Wording.count(requests, "request", "requests");
  }

  /** Takes the line away, if there is one. */
  public synchronized void end() {
    line.end();
  }
}
