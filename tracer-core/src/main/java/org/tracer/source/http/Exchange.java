package org.tracer.source.http;

import java.io.IOException;

/** One attempt to have a request answered, without patience. Thread-safe. */
public interface Exchange extends AutoCloseable {

  /**
   * The source's answer, whatever its status.
   *
   * @throws IOException if no whole answer came; asking again may help
   */
  Answer attempt(Request request) throws IOException;

  @Override
  void close();
}
