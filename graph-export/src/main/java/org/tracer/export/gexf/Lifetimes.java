package org.tracer.export.gexf;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;

/**
 * When vertices and edges begin, and the moment at which all end. An edge begins when its value
 * moves, a vertex with the first of its edges; both last to the horizon, because what is known does
 * not end earlier. Nothing is held but two moments.
 */
final class Lifetimes<V, E> {

  private final Graph<V, E> graph;
  private final Function<E, @Nullable Instant> time;
  private final Instant last;

  private Lifetimes(Graph<V, E> graph, Function<E, @Nullable Instant> time, Instant last) {
    this.graph = graph;
    this.time = time;
    this.last = last;
  }

  /** Empty if the time of any edge is not known: a time line would hide that edge. */
  static <V, E> Optional<Lifetimes<V, E>> of(
      Graph<V, E> graph, Function<E, @Nullable Instant> time, Instant horizon) {
    // Times of blocks are claims, and one before the horizon may be later than the horizon's.
    Instant last = horizon;
    for (E edge : graph.edgeSet()) {
      Instant moved = time.apply(edge);
      if (moved == null) {
        return Optional.empty();
      }
      last = moved.isAfter(last) ? moved : last;
    }
    return Optional.of(new Lifetimes<>(graph, time, last));
  }

  Instant edge(E edge) {
    Instant moved = time.apply(edge);
    return moved == null ? last : moved;
  }

  Instant vertex(V vertex) {
    return first(graph.outgoingEdgesOf(vertex), first(graph.incomingEdgesOf(vertex), last));
  }

  private Instant first(Iterable<E> edges, Instant known) {
    Instant first = known;
    for (E edge : edges) {
      Instant moved = edge(edge);
      first = moved.isBefore(first) ? moved : first;
    }
    return first;
  }

  /** A second after the horizon: Gephi drops intervals without length and says nothing. */
  Instant end() {
    return last.plusSeconds(1);
  }
}
