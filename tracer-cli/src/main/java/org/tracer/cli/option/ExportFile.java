package org.tracer.cli.option;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.error.InvalidInputException;
import org.tracer.export.Exporters;
import org.tracer.export.GraphExporter;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.Trace;

/** A graph file to write. */
public record ExportFile(
    String option, GraphExporter exporter, Path file, Grain grain, boolean force) {

  /** Parses {@code FORMAT=FILE}. */
  public static ExportFile parse(String option, String text, Grain grain, boolean force) {
    String value = option + ", value \"" + text + "\"";
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new InvalidInputException("cannot parse export", value, "Write it as FORMAT=FILE.");
    }
    GraphExporter exporter =
        Exporters.named(text.substring(0, equals))
            .orElseThrow(() ->
                new InvalidInputException(
                    "there is no such format", value, "There are: " + formats() + "."));
    try {
      return new ExportFile(option, exporter, Path.of(text.substring(equals + 1)), grain, force);
    } catch (InvalidPathException e) {
      throw new InvalidInputException("no file can have this name", value, "Choose another.", e);
    }
  }

  private static String formats() {
    return Exporters.all().stream().map(GraphExporter::format).collect(Collectors.joining(", "));
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

  /** Writes the graph; files appear only when they are whole. */
  public void write(Trace trace) throws IOException {
    try {
      Exporters.write(exporter, TraceGraph.of(trace, grain), file, force);
    } catch (FileAlreadyExistsException e) {
      throw exists(e);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw refused("the output file cannot be created", "Check the path and permissions.", e);
    }
  }

  private CommandFailure exists(@Nullable Throwable cause) {
    return refused(
        "the output file exists", "Name another file, or overwrite it with --force.", cause);
  }

  private CommandFailure refused(String message, String remedy, @Nullable Throwable cause) {
    return new CommandFailure(
        ExitCode.CANNOT_CREATE, message, option + ", file " + file, remedy, cause);
  }
}
