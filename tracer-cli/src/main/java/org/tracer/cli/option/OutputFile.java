package org.tracer.cli.option;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.error.InvalidInputException;
import org.tracer.export.ExportTarget;
import org.tracer.export.FileTarget;

/**
 * A file to write.
 *
 * @param option the option that names it
 * @param force whether it may replace one that exists
 */
public record OutputFile(String option, Path file, boolean force) {

  /** Writes to a stream and closes it. */
  @FunctionalInterface
  public interface Content {
    long write(OutputStream out) throws IOException;
  }

  /** Refuses what cannot be written, before the work whose result it is. */
  public void check() {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw refused("the directory of the output file does not exist", "Make it first.", null);
    }
    if (Files.exists(file) && !force) {
      throw exists(null);
    }
  }

  /**
   * Refuses outputs of one name, of which the last would replace the others, and outputs that would
   * replace what is read.
   *
   * @param read files that the command reads; those that are not there do not matter
   */
  public static void checkApart(List<OutputFile> outputs, List<Path> read) {
    Set<Path> taken = new HashSet<>();
    for (OutputFile output : outputs) {
      if (!taken.add(place(output.file))) {
        throw new InvalidInputException(
            "two outputs would be one file", output.input(), "Name another file for one of them.");
      }
      if (read.stream().anyMatch(one -> place(one).equals(place(output.file)))) {
        throw new InvalidInputException(
            "the output would replace what is read", output.input(), "Name another file.");
      }
    }
  }

  /** One path for all names of a file. */
  private static Path place(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException absent) {
      Path whole = file.toAbsolutePath().normalize();
      Path directory = whole.getParent();
      Path name = whole.getFileName();
      try {
        return directory == null || name == null ? whole : directory.toRealPath().resolve(name);
      } catch (IOException alsoAbsent) {
        return whole;
      }
    }
  }

  /**
   * Writes the file; it appears only when it is whole.
   *
   * @return what {@code content} returned
   */
  public long write(Content content) {
    try (FileTarget target = new FileTarget(file, force)) {
      long rows = content.write(target.open(ExportTarget.WHOLE));
      target.publish();
      return rows;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What is reported when writing fails. */
  CommandFailure failure(IOException cause) {
    return switch (cause) {
      // Of formats of several files it says which.
      case FileAlreadyExistsException exists ->
          new OutputFile(option, Path.of(exists.getFile()), force).exists(exists);
      case NoSuchFileException absent -> notCreated(absent);
      case AccessDeniedException denied -> notCreated(denied);
      default ->
          new CommandFailure(
              ExitCode.IO,
              "the output file cannot be written: " + cause.getMessage(),
              input(),
              "Check free space; what was written was taken away again.",
              cause);
    };
  }

  private CommandFailure notCreated(IOException cause) {
    return refused("the output file cannot be created", "Check the path and permissions.", cause);
  }

  private CommandFailure exists(@Nullable Throwable cause) {
    return refused(
        "the output file exists", "Name another file, or overwrite it with --force.", cause);
  }

  private CommandFailure refused(String message, String remedy, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.CANNOT_CREATE, message, input(), remedy, cause);
  }

  private String input() {
    return option + ", file " + file;
  }
}
