package org.tracer.source.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.tracer.source.http.Transport;

/**
 * One recording in a directory of its own.
 *
 * @param directory refused as soon as something is to be kept if it already holds a recording
 */
public record DirectoryArchive(Path directory, Clock clock) implements Archive {

  @Override
  public KeptAnswers keep(Transport source, String origin) {
    return new RecordingTransport(source, directory, clock);
  }

  @Override
  public KeptFiles keep(List<Path> files) {
    return FileRecording.copy(files, directory, clock);
  }
}
