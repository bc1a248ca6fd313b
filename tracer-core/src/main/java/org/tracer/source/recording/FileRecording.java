package org.tracer.source.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A recording of files: they are copied first and read from the copies, then listed, so that what
 * is used is what is kept.
 */
public final class FileRecording implements KeptFiles {

  private final Path directory;
  private final Clock clock;
  private final List<RecordedFile> copies;

  private FileRecording(Path directory, Clock clock, List<RecordedFile> copies) {
    this.directory = directory;
    this.clock = clock;
    this.copies = copies;
  }

  /** Copies files into {@code directory}, refused if it already holds a recording. */
  public static FileRecording copy(List<Path> files, Path directory, Clock clock) {
    RecordingWriter.refuseSecond(directory);
    return new FileRecording(directory, clock, RecordedFile.copy(files, directory));
  }

  @Override
  public List<Path> files() {
    return copies.stream().map(file -> file.in(directory)).toList();
  }

  @Override
  public void discard() {
    RecordedFile.deleteCopies(directory);
  }

  /** Completes the recording with its header and the list of files. */
  @Override
  public void finish(RecordingHeader header) {
    try (RecordingWriter writer = RecordingWriter.create(directory, header, clock)) {
      copies.forEach(writer::list);
    }
  }
}
