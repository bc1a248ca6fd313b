package org.tracer.export;

import java.util.List;
import org.jgrapht.Graph;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceGraph;

/** A graph with its columns, for formats that say everything in columns. */
public record GraphColumns<V extends FlowElement, E extends FlowElement>(
    Graph<V, E> graph, List<Column<V>> nodes, List<Column<E>> edges, GraphLooks<V, E> looks) {

  /** The columns for one export, confined to one thread. */
  public static GraphColumns<?, ?> of(FlowGraph<?, ?> graph) {
    return switch (graph) {
      case TraceGraph trace ->
          new GraphColumns<>(
              trace.graph(), NodeColumns.of(trace), EdgeColumns.of(trace), GraphLooks.ofTrace());
      case FundsGraph funds ->
          new GraphColumns<>(
              funds.graph(),
              FundsNodeColumns.of(funds),
              FundsEdgeColumns.of(funds),
              GraphLooks.ofFunds());
    };
  }
}
