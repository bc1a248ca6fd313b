package org.tracer.evidence;

import java.io.IOException;
import java.nio.file.Path;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;

/** What goes wrong with the files of a case, in words. */
final class Damage {

  static final String CHANGED =
      "The case was changed or damaged; 'tracer verify' shows where. Use another copy.";

  private Damage() {}

  static MalformedDataException of(String what, String where) {
    return new MalformedDataException(what, where, CHANGED);
  }

  static SourceUnavailableException unreadable(Path file, IOException e) {
    return new SourceUnavailableException(
        "a file of the case cannot be read: " + e.getMessage(), file.toString(), "", e);
  }

  static WritingFailedException unwritable(Path file, IOException e) {
    return new WritingFailedException(
        "the case cannot be written: " + e.getMessage(),
        file.toString(),
        "Check free space and permissions; what was kept before is whole.",
        e);
  }
}
