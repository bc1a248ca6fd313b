package org.tracer.error;

import org.jspecify.annotations.Nullable;

/** Root of the failures the library reports on purpose; the message is one plain sentence. */
public abstract sealed class TracerException extends RuntimeException
    permits InvalidInputException,
        MalformedDataException,
        WritingFailedException,
        SourceUnavailableException {

  private final String input;
  private final String remedy;

  TracerException(String message, String input, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.input = input;
    this.remedy = remedy;
  }

  /** Which input it was: an option with its value, a file with an offset, a host; may be empty. */
  public String input() {
    return input;
  }

  /** What the user can do next; may be empty. */
  public String remedy() {
    return remedy;
  }
}
