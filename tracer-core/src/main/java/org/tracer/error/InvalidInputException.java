package org.tracer.error;

import org.jspecify.annotations.Nullable;

/** What the caller asked for cannot be meant: a malformed id, a seed that does not exist. */
public final class InvalidInputException extends TracerException {

  /**
   * @param message what happened
   * @param input which input, with file, offset, option or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public InvalidInputException(String message, String input, String remedy) {
    this(message, input, remedy, null);
  }

  public InvalidInputException(
      String message, String input, String remedy, @Nullable Throwable cause) {
    super(message, input, remedy, cause);
  }
}
