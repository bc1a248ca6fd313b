package org.tracer.cli.render;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One line on a terminal that says how far long work is, rewritten at most four times a second and
 * taken away at the end. Short work shows nothing. Confined to one thread.
 */
public final class StatusLine {

  private static final long INTERVAL_NANOS = 250_000_000L;

  private final PrintWriter err;
  private final boolean visible;
  private final LongSupplier nanoTime;
  private long due;
  private int width;

  /**
   * @param visible false to show nothing
   * @param nanoTime as {@link System#nanoTime()}
   */
  public StatusLine(PrintWriter err, boolean visible, LongSupplier nanoTime) {
    this.err = err;
    this.visible = visible;
    this.nanoTime = nanoTime;
    due = nanoTime.getAsLong() + INTERVAL_NANOS;
  }

  /** Shows {@code text} if it is time to; asks for it only then. */
  public void update(Supplier<String> text) {
    if (!visible) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - due < 0) {
      return;
    }
    due = now + INTERVAL_NANOS;
    String shown = "tracer: " + text.get();
    err.print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())));
    err.flush();
    width = shown.length();
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
