package org.tracer.error;

import org.jspecify.annotations.Nullable;

/** A source did not answer, or cannot answer this question. */
public final class SourceUnavailableException extends TracerException {

  /**
   * @param message what happened
   * @param input which input, with file, offset, option or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public SourceUnavailableException(String message, String input, String remedy) {
    this(message, input, remedy, null);
  }

  public SourceUnavailableException(
      String message, String input, String remedy, @Nullable Throwable cause) {
    super(message, input, remedy, cause);
  }
}
