package org.tracer.cli.option;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.export.ExportTarget;
import org.tracer.export.FileTarget;

/** A directory for the parts of one export, each {@code PART.csv}. */
public final class OutputDirectory {

  private final Path directory;
  private final Map<String, OutputFile> files = new LinkedHashMap<>();

  /** Writes parts, and closes each. */
  @FunctionalInterface
  public interface Content<T> {
    T write(ExportTarget target) throws IOException;
  }

  /**
   * @param option the option that names the directory
   * @param force whether files may replace such that exist
   */
  public OutputDirectory(String option, Path directory, boolean force, List<String> parts) {
    this.directory = directory;
    for (String part : parts) {
      files.put(part, new OutputFile(option, directory.resolve(part + ".csv"), force));
    }
  }

  /** Makes the directory, and refuses files that exist, before the work whose result they are. */
  public void prepare() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "the output directory cannot be made",
          "--out, value \"" + directory + "\"",
          "Name a directory where you may write.",
          e);
    }
    files.values().forEach(OutputFile::check);
  }

  /** Writes all parts; they appear only when all are whole. */
  public <T> T write(Content<T> content) {
    try (Parts parts = new Parts()) {
      T written = content.write(parts);
      parts.publish();
      return written;
    } catch (IOException e) {
      throw files.values().iterator().next().failure(e);
    }
  }

  private final class Parts implements ExportTarget, Closeable {

    private final List<FileTarget> targets = new ArrayList<>();

    @Override
    public OutputStream open(String part) throws IOException {
      OutputFile file = files.get(part);
      if (file == null) {
        throw new IllegalArgumentException("there is no part " + part);
      }
      FileTarget target = new FileTarget(file.file(), file.force());
      targets.add(target);
      return target.open(WHOLE);
    }

    void publish() throws IOException {
      for (FileTarget target : targets) {
        target.publish();
      }
    }

    @Override
    public void close() throws IOException {
      for (FileTarget target : targets) {
        target.close();
      }
    }
  }
}
