package org.tracer.source.index.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tracer.succinct.ColumnFile;

/**
 * Which steps of a build are complete, with the numbers and files they gave, kept in a file so that
 * a build that was stopped goes on behind its last complete step. One thread.
 */
final class BuildProgress {

  /** Its name in the directory of the segment. */
  static final String FILE = "progress";

  private static final String JOB = "job";

  private final Path file;
  private final Map<String, String> entries = new TreeMap<>();

  private final boolean kept;
  private final Set<Path> forced = new HashSet<>();

  private BuildProgress(Path file, boolean kept) {
    this.file = file;
    this.kept = kept;
  }

  /**
   * Progress of {@code job} in a directory; nothing is done if another job was begun there.
   *
   * @param job what must be the same for the files of an earlier try to be of use, in one line
   * @param kept whether progress is worth keeping, which makes sure of every file; a short job
   *     starts over instead
   */
  static BuildProgress open(Path directory, String job, boolean kept) {
    BuildProgress progress = new BuildProgress(directory.resolve(FILE), kept);
    try {
      if (Files.exists(progress.file)) {
        for (String line : Files.readAllLines(progress.file)) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            progress.entries.put(line.substring(0, equals), line.substring(equals + 1));
          }
        }
      }
    } catch (IOException e) {
      throw TemporaryFile.reading(progress.file, e);
    }
    if (!job.equals(progress.entries.get(JOB))) {
      progress.entries.clear();
      progress.entries.put(JOB, job);
      progress.write();
    }
    return progress;
  }

  boolean isDone(String step) {
    return entries.containsKey("done." + step);
  }

  long number(String name) {
    String value = entries.get("number." + name);
    if (value == null) {
      throw new IllegalStateException("no number " + name);
    }
    return Long.parseLong(value);
  }

  List<Long> numbers(String name) {
    List<Long> all = new ArrayList<>();
    for (String value : entries.getOrDefault("numbers." + name, "").split(",", -1)) {
      if (!value.isEmpty()) {
        all.add(Long.valueOf(value));
      }
    }
    return all;
  }

  void set(String name, long value) {
    entries.put("number." + name, Long.toString(value));
  }

  void set(String name, List<Long> values) {
    entries.put(
        "numbers." + name,
        String.join(",", values.stream().map(value -> value.toString()).toList()));
  }

  /** Notes that a step is complete, with everything that was {@link #set}. */
  void done(String step, List<ColumnFile> files) {
    for (ColumnFile column : files) {
      entries.put("file." + column.name(), column.length() + " " + column.sha256());
    }
    entries.put("done." + step, "");
    if (kept) {
      forceAll();
      write();
    }
  }

  /** All files of all complete steps, by name. */
  List<ColumnFile> files() {
    List<ColumnFile> files = new ArrayList<>();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (entry.getKey().startsWith("file.")) {
        String[] parts = entry.getValue().split(" ", -1);
        files.add(
            new ColumnFile(
                entry.getKey().substring("file.".length()), Long.parseLong(parts[0]), parts[1]));
      }
    }
    return files;
  }

  /** What a step wrote must be on disk before the step counts as done. */
  private void forceAll() {
    Path directory = Objects.requireNonNull(file.getParent());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path one : files.toList()) {
        if (forced.add(one)) {
          try (FileChannel channel = FileChannel.open(one, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }
      }
    } catch (IOException e) {
      throw TemporaryFile.writing(directory, e);
    }
  }

  private void write() {
    if (!kept) {
      return;
    }
    List<String> lines = new ArrayList<>();
    entries.forEach((name, value) -> lines.add(name + "=" + value));
    Path draft = file.resolveSibling(FILE + ".new");
    try {
      Files.write(draft, lines);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw TemporaryFile.writing(file, e);
    }
  }
}
