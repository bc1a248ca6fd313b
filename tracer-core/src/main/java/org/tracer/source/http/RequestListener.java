package org.tracer.source.http;

import java.net.URI;

/** Told of every request before it leaves this machine; called from several threads. */
@FunctionalInterface
public interface RequestListener {

  /**
   * A request is about to leave.
   *
   * @param uri the full address, without secrets
   */
  void onRequest(URI uri);
}
