package org.tracer.source.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A recording of files: they are copied first and read from the copies, then listed, so that what
 * is used is what is kept.
 */
public final class FileRecording {

  private final Path directory;
  private final List<RecordedFile> copies;

  private FileRecording(Path directory, List<RecordedFile> copies) {
    this.directory = directory;
    this.copies = copies;
  }

  /** Copies files into {@code directory}, refused if it already holds a recording. */
  public static FileRecording copy(List<Path> files, Path directory) {
    RecordingWriter.refuseSecond(directory);
    return new FileRecording(directory, RecordedFile.copy(files, directory));
  }

  /** The copies, in the order of the files. */
  public List<Path> files() {
    return copies.stream().map(file -> file.in(directory)).toList();
  }

  /** Deletes the copies, of files that turned out to be no ledger. */
  public void discard() {
    RecordedFile.deleteCopies(directory);
  }

  /** Completes the recording with its header and the list of files. */
  public void finish(RecordingHeader header, Clock clock) {
    try (RecordingWriter writer = RecordingWriter.create(directory, header, clock)) {
      copies.forEach(writer::list);
    }
  }
}
