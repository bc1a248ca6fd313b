package org.tracer.source.recording;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/**
 * Writes every answer of another transport down before it is given out. Answers that come before
 * the chain is known, which the header names, wait until {@link #start}. Thread-safe.
 */
public final class RecordingTransport implements KeptAnswers {

  private record Held(Request request, Answer answer) {}

  private final Transport source;
  private final Path directory;
  private final Clock clock;
  private final List<Held> held = new ArrayList<>();
  private volatile @Nullable RecordingWriter writer;

  /** Records into {@code directory}, refused at once if it already holds a recording. */
  public RecordingTransport(Transport source, Path directory, Clock clock) {
    RecordingWriter.refuseSecond(directory);
    this.source = source;
    this.directory = directory;
    this.clock = clock;
  }

  /** Begins the recording with its header and the answers so far. */
  @Override
  public synchronized void start(RecordingHeader header) {
    RecordingWriter started = RecordingWriter.create(directory, header, clock);
    held.forEach(answer -> started.append(answer.request(), answer.answer()));
    held.clear();
    writer = started;
  }

  @Override
  public Answer send(Request request) {
    Answer answer = source.send(request);
    RecordingWriter started = writer;
    if (started == null) {
      started = hold(request, answer);
    }
    if (started != null) {
      started.append(request, answer);
    }
    return answer;
  }

  private synchronized @Nullable RecordingWriter hold(Request request, Answer answer) {
    if (writer == null) {
      held.add(new Held(request, answer));
    }
    return writer;
  }

  @Override
  public void close() {
    source.close();
    RecordingWriter started = writer;
    if (started != null) {
      started.close();
    }
  }
}
