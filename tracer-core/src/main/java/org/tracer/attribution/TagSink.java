package org.tracer.attribution;

import java.io.IOException;

/** Takes tags one after the other. */
@FunctionalInterface
public interface TagSink {
  void add(Tag tag) throws IOException;
}
