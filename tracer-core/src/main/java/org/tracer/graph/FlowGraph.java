package org.tracer.graph;

import java.util.Optional;
import org.jgrapht.Graph;
import org.tracer.annotation.Annotations;
import org.tracer.price.Rates;

/**
 * The result of a trace as a directed multigraph without loops, along whose edges value moves.
 * Vertices and edges iterate in the order of the chain. Immutable.
 */
public sealed interface FlowGraph<V extends FlowElement, E extends FlowElement>
    permits TraceGraph, FundsGraph {

  /** The graph, which cannot be changed; copy it to do so. Every edge weighs 1. */
  Graph<V, E> graph();

  /** What amounts were worth; none unless the user brings rates. */
  Rates rates();

  /** What is said of it beside its sums. */
  Annotations annotations();

  /** The same graph with other rates. */
  FlowGraph<V, E> withRates(Rates rates);

  /** Finds a vertex by its id. Linear in the vertices. */
  default Optional<V> vertex(String id) {
    return graph().vertexSet().stream().filter(vertex -> vertex.id().equals(id)).findFirst();
  }
}
