package org.tracer.export.json;

import java.io.IOException;
import org.tracer.export.JsonWriter;

/** What is written of one kind of graph. */
interface JsonItems<V, E> {

  /** Writes the members of a vertex but its id. */
  void node(JsonWriter json, V vertex) throws IOException;

  /** Writes the members of an edge but its id and ends. */
  void edge(JsonWriter json, E edge) throws IOException;
}
