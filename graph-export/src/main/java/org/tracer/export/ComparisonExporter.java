package org.tracer.export;

import java.io.IOException;
import java.util.List;
import org.tracer.graph.FlowGraph;

/** Writes graphs of one trace under several policies, to be compared. */
public interface ComparisonExporter extends GraphExporter {

  /** Writes the graphs, at least one, in their order. */
  void write(List<? extends FlowGraph<?, ?>> graphs, ExportTarget target) throws IOException;

  @Override
  default void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(List.of(graph), target);
  }
}
