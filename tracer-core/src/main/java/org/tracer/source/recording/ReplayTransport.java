package org.tracer.source.recording;

import java.util.HashMap;
import java.util.Map;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/**
 * Gives recorded answers, without a network. A request that was answered several times gets its
 * answers in the order recorded, and the last one from then on. Thread-safe.
 */
public final class ReplayTransport implements Transport {

  private final Recording recording;
  private final Map<Request, Integer> asked = new HashMap<>();

  public ReplayTransport(Recording recording) {
    this.recording = recording;
  }

  @Override
  public Answer send(Request request) {
    int count = recording.count(request);
    if (count == 0) {
      throw new SourceUnavailableException(
          "not in the recording",
          request.method() + " " + request.label(),
          "Ask what was recorded, or record again; a run that was stopped lacks what followed.");
    }
    int number;
    synchronized (asked) {
      number = Math.min(asked.merge(request, 1, Integer::sum), count) - 1;
    }
    return recording.read(request, number);
  }

  @Override
  public void close() {
    recording.close();
  }
}
