package org.tracer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;
import org.tracer.source.recording.Sha256;

/** What goes wrong with the files of a case, in words. */
final class Damage {

  static final String CHANGED =
      "The case was changed or damaged; 'tracer verify' shows where. Use another copy.";

  private Damage() {}

  static MalformedDataException of(String what, String where) {
    return new MalformedDataException(what, where, CHANGED);
  }

  /** Refuses a file that is missing or has another hash. */
  static void requireHash(Path file, String sha256) {
    if (!Files.isRegularFile(file)) {
      throw of("a file is missing", file.toString());
    }
    try {
      String found = Sha256.copy(Files.newInputStream(file), OutputStream.nullOutputStream());
      if (!found.equals(sha256)) {
        throw of("a file does not have its SHA-256", file.toString());
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
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
