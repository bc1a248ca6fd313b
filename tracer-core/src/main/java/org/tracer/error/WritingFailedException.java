package org.tracer.error;

/** What had to be kept could not be written; nothing was derived from it. */
public final class WritingFailedException extends TracerException {

  /**
   * @param message what happened
   * @param input which input, with file, offset, option or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public WritingFailedException(String message, String input, String remedy, Throwable cause) {
    super(message, input, remedy, cause);
  }
}
