package org.tracer.error;

/** What a source answered could not be written down; nothing was derived from that answer. */
public final class RecordingFailedException extends TracerException {

  /**
   * @param message what happened
   * @param input which input, with file, offset, option or value; empty if there is none
   * @param remedy what to do next; empty if nothing can be said
   */
  public RecordingFailedException(String message, String input, String remedy, Throwable cause) {
    super(message, input, remedy, cause);
  }
}
