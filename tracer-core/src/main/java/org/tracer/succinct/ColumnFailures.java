package org.tracer.succinct;

import java.io.IOException;
import java.nio.file.Path;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;

/** The words for what can go wrong with a column file. */
final class ColumnFailures {

  private ColumnFailures() {}

  static WritingFailedException writing(Path file, IOException cause) {
    return new WritingFailedException(
        "cannot be written: " + cause.getMessage(),
        file.toString(),
        "Make room on the disk or name another directory, and start again: what is complete is"
            + " kept.",
        cause);
  }

  static SourceUnavailableException reading(Path file, IOException cause) {
    return new SourceUnavailableException(
        "cannot be read: " + cause.getMessage(),
        file.toString(),
        "Check that it exists and may be read.",
        cause);
  }

  static MalformedDataException damaged(Path file, String what) {
    return new MalformedDataException(
        "the index is damaged: " + what, file.toString(), "Build the index again.");
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
