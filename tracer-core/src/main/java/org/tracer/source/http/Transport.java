package org.tracer.source.http;

/** Answers requests to one source: over the network, or from a recording. Thread-safe. */
public interface Transport extends AutoCloseable {

  /**
   * The source's answer, whatever its status.
   *
   * @throws org.tracer.error.SourceUnavailableException if there is none
   * @throws org.tracer.error.MalformedDataException if it is larger than any honest answer
   */
  Answer send(Request request);

  @Override
  void close();
}
