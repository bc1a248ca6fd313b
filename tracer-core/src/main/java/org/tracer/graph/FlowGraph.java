package org.tracer.graph;

import java.util.Optional;
import org.jgrapht.Graph;

/**
 * The result of a trace as a directed multigraph without loops, along whose edges value moves.
 * Vertices and edges iterate in the order of the chain. Immutable.
 */
public sealed interface FlowGraph<V extends FlowElement, E extends FlowElement>
    permits TraceGraph, FundsGraph {

  /** The graph, which cannot be changed; copy it to do so. Every edge weighs 1. */
  Graph<V, E> graph();

  /** Finds a vertex by its id. Linear in the vertices. */
  default Optional<V> vertex(String id) {
    return graph().vertexSet().stream().filter(vertex -> vertex.id().equals(id)).findFirst();
  }
}
