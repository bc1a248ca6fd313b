package org.tracer.graph;

import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.graph.GraphSpecificsStrategy;
import org.jgrapht.graph.IntrusiveEdgesSpecifics;
import org.jgrapht.graph.UniformIntrusiveEdgesSpecifics;
import org.jgrapht.graph.specifics.DirectedSpecifics;
import org.jgrapht.graph.specifics.Specifics;

/**
 * A directed multigraph with room for as many vertices and edges as it will have. JGraphT's own
 * keeps an index of edges by pair of vertices besides, which takes more memory and time than all
 * the rest; without it, edges between two given vertices are looked for along the source's edges.
 */
final class FlowGraphStorage<V, E> extends AbstractBaseGraph<V, E> {

  private static final long serialVersionUID = 1;

  FlowGraphStorage(int vertices, int edges) {
    super(null, null, DefaultGraphType.directedMultigraph(), new Maps<>(vertices, edges));
  }

  private record Maps<V, E>(int vertices, int edges) implements GraphSpecificsStrategy<V, E> {

    @Override
    public Function<GraphType, IntrusiveEdgesSpecifics<V, E>> getIntrusiveEdgesSpecificsFactory() {
      return type -> new UniformIntrusiveEdgesSpecifics<>(LinkedHashMap.newLinkedHashMap(edges));
    }

    @Override
    public BiFunction<Graph<V, E>, GraphType, Specifics<V, E>> getSpecificsFactory() {
      return (graph, type) ->
          new DirectedSpecifics<>(
              graph, LinkedHashMap.newLinkedHashMap(vertices), getEdgeSetFactory());
    }
  }
}
