package org.tracer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;

/** Refuses places that are no files, before they are read or written. */
final class PlainFile {

  private PlainFile() {}

  /**
   * The same path, which is that of a file, or of nothing yet.
   *
   * @param option what it was named with
   */
  static Path of(Path path, String option) {
    if (Files.isDirectory(path)) {
      throw refused("this is a directory, where a file is meant", path, option);
    }
    // A pipe that nobody writes into would be waited for forever.
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refused("this is no plain file", path, option);
    }
    return path;
  }

  private static CommandFailure refused(String what, Path path, String option) {
    return new CommandFailure(ExitCode.NO_INPUT, what, option + ", " + path, "Name a file.");
  }
}
