package org.tracer.cli;

import org.jspecify.annotations.Nullable;

/** A failure that only the command line knows: its exit code and the three lines of its report. */
public final class CommandFailure extends RuntimeException {

  private final int exitCode;
  private final String input;
  private final String remedy;

  /**
   * @param message what happened
   * @param input which input, with option, file or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public CommandFailure(
      int exitCode, String message, String input, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.input = input;
    this.remedy = remedy;
  }

  public CommandFailure(int exitCode, String message, String input, String remedy) {
    this(exitCode, message, input, remedy, null);
  }

  public int exitCode() {
    return exitCode;
  }

  public String input() {
    return input;
  }

  public String remedy() {
    return remedy;
  }
}
