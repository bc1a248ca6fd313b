package org.tracer.export;

import java.util.Map;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceGraph;

/** What every format says of the trace as a whole. */
public final class GraphProperties {

  static final String FORMAT = "tracer-graph/1";

  private GraphProperties() {}

  /** Names and one-line texts; for each kind of graph the same names in the same order. */
  public static Map<String, String> of(FlowGraph<?, ?> graph) {
    return switch (graph) {
      case TraceGraph trace -> TraceProperties.of(trace);
      case FundsGraph funds -> FundsProperties.of(funds);
    };
  }
}
