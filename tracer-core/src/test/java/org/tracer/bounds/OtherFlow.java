package org.tracer.bounds;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** The same bounds by JGraphT's maximum flow, from scratch, for amounts that doubles hold. */
final class OtherFlow {

  private final Trace trace;
  private final Target target;
  private final Set<Object> closed = new HashSet<>();
  private final Map<Position, TxId> spender = new HashMap<>();
  private final Map<Position, Long> seeds = new HashMap<>();

  OtherFlow(Trace trace, Target target) {
    this.trace = trace;
    this.target = target;
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedInput input : transaction.inputs()) {
        spender.put(input.spent(), transaction.id());
      }
    }
    for (SeededPosition seed : trace.seeds()) {
      seeds.put(seed.position(), seed.value().baseUnits().longValueExact());
    }
  }

  /** As if nothing could go through some places. */
  static OtherFlow without(Trace trace, Target target, Collection<CutEdge> places) {
    OtherFlow flow = new OtherFlow(trace, target);
    for (CutEdge place : places) {
      switch (place.kind()) {
        case SEED -> flow.seeds.remove(place.position());
        case OUTPUT -> flow.closed.add(Objects.requireNonNull(place.position()));
        case FEE -> flow.closed.add(place.transaction());
      }
    }
    return flow;
  }

  long most() {
    return maximum("target");
  }

  long least() {
    return seeds.values().stream().mapToLong(value -> value).sum() - maximum("elsewhere");
  }

  /** What some seeds alone can bring to other places than the target. */
  long mostElsewhere(Set<CutEdge> from) {
    seeds.keySet().retainAll(from.stream().map(CutEdge::position).toList());
    return maximum("elsewhere");
  }

  private long maximum(String sink) {
    SimpleDirectedWeightedGraph<Object, DefaultWeightedEdge> graph =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    List.of("source", "target", "elsewhere").forEach(graph::addVertex);
    for (TracedTransaction transaction : trace.transactions()) {
      graph.addVertex(transaction.id());
    }
    Set<Position> everSeeded = new HashSet<>();
    trace.seeds().forEach(seed -> everSeeded.add(seed.position()));
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedOutput output : transaction.outputs()) {
        Position position = output.position();
        long value = output.value().value();
        boolean in = target.positions().contains(position);
        TxId next = spender.get(position);
        Object onward = in ? "target" : next == null ? "elsewhere" : next;
        graph.addVertex(position);
        Long seeded = seeds.get(position);
        if (seeded != null) {
          add(graph, "source", position, seeded);
        }
        add(graph, position, onward, value);
        if (!closed.contains(position)) {
          Object arrival = everSeeded.contains(position) ? "elsewhere" : position;
          if (!arrival.equals(position)) {
            String end = "arrival " + position;
            graph.addVertex(end);
            add(graph, transaction.id(), end, value);
            add(graph, end, arrival, value);
          } else {
            add(graph, transaction.id(), position, value);
          }
        }
      }
      if (transaction.fee() != null && !closed.contains(transaction.id())) {
        String fee = "fee " + transaction.id();
        graph.addVertex(fee);
        add(graph, transaction.id(), fee, transaction.fee().value());
        boolean in = target.fees().contains(transaction.id());
        add(graph, fee, in ? "target" : "elsewhere", transaction.fee().value());
      }
    }
    return (long) new PushRelabelMFImpl<>(graph).calculateMaximumFlow("source", sink);
  }

  private static void add(
      SimpleDirectedWeightedGraph<Object, DefaultWeightedEdge> graph,
      Object from,
      Object to,
      long value) {
    graph.setEdgeWeight(graph.addEdge(from, to), (double) value);
  }
}
