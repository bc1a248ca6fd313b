package org.tracer.export;

import java.io.IOException;
import java.util.List;
import org.tracer.graph.FlowGraph;

/**
 * Writes graphs in one format. Implementations are stateless, take memory that does not grow with
 * the graph, and always write the same bytes for the same graph. They are services: a jar that
 * names its own in {@code META-INF/services} adds a format.
 */
public interface GraphExporter {

  /** The format's name on the command line, lower case. */
  String format();

  /** What reads the format, in one line. */
  String description();

  /** The parts that are written; formats of one file have one. */
  default List<String> parts() {
    return List.of(ExportTarget.WHOLE);
  }

  /** Writes the whole graph, one stream a part. */
  void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException;
}
