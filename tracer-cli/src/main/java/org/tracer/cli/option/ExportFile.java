package org.tracer.cli.option;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.error.InvalidInputException;

/** A graph file to write. */
public record ExportFile(String format, Path file, GraphGrain grain, boolean force) {

  /** Parses {@code FORMAT=FILE}. */
  public static ExportFile parse(String option, String text, GraphGrain grain, boolean force) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new InvalidInputException(
          "cannot parse export", option + ", value \"" + text + "\"", "Write it as FORMAT=FILE.");
    }
    try {
      return new ExportFile(
          text.substring(0, equals), Path.of(text.substring(equals + 1)), grain, force);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "no file can have this name", option + ", value \"" + text + "\"", "Choose another.", e);
    }
  }

  /** Refuses a format that is not there and a file that may not be written. */
  public void check() {
    if (Files.exists(file) && !force) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "the output file exists",
          "--export, file " + file,
          "Name another file, or overwrite it with --force.");
    }
  }

  /** Writes the graph; the file appears only when it is whole. */
  public void write(org.tracer.trace.Trace trace) throws java.io.IOException {
    throw new java.io.IOException("no graphs yet: " + trace.origin());
  }
}
