package org.tracer.source.recording;

import org.tracer.source.http.Transport;

/** A transport whose answers are kept before they are given out. */
public interface KeptAnswers extends Transport {

  /** Says of what the answers are, once the chain is known. */
  void start(RecordingHeader header);
}
