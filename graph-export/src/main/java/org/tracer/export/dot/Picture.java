package org.tracer.export.dot;

import java.io.IOException;
import java.util.List;

/** What is drawn of one kind of graph. */
interface Picture<V, E> {

  /** Lines below the picture. */
  List<String> caption();

  /** Writes the attributes of a node. */
  void node(DotWriter dot, V vertex) throws IOException;

  /** Writes the attributes of an edge. */
  void edge(DotWriter dot, E edge) throws IOException;
}
