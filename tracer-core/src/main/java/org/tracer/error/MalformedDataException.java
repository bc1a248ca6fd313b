package org.tracer.error;

import org.jspecify.annotations.Nullable;

/** Data was read but is damaged, forged or contradicts itself; nothing was derived from it. */
public final class MalformedDataException extends TracerException {

  /**
   * @param message what happened
   * @param input which input, with file, offset, option or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public MalformedDataException(String message, String input, String remedy) {
    this(message, input, remedy, null);
  }

  public MalformedDataException(
      String message, String input, String remedy, @Nullable Throwable cause) {
    super(message, input, remedy, cause);
  }
}
