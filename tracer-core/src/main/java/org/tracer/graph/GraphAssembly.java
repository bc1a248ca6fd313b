package org.tracer.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedMultigraph;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/**
 * Reads a trace twice: once to gather what belongs to each place, once to add vertices and edges in
 * chain order.
 */
final class GraphAssembly {

  /** An output is named with its height, because two early coinbase ids exist twice (BIP 30). */
  private record PlacedOutput(Position position, BlockHeight height) {}

  private record Made(TracedOutput output, Place place) {}

  private final Trace trace;
  private final Grain grain;
  private final List<String> labels;
  private final Map<String, Place> placesById = new HashMap<>();
  private final Map<PlacedOutput, Place> placesByOutput = new HashMap<>();
  private final Graph<TraceVertex, TraceEdge> graph = new DirectedMultigraph<>(null, null, false);

  private GraphAssembly(Trace trace, Grain grain) {
    this.trace = trace;
    this.grain = grain;
    this.labels = trace.request().seeds().stream().map(Seed::label).toList();
  }

  static Graph<TraceVertex, TraceEdge> of(Trace trace, Grain grain) {
    GraphAssembly assembly = new GraphAssembly(trace, grain);
    assembly.gather();
    assembly.connect();
    return new AsUnmodifiableGraph<>(assembly.graph);
  }

  private void gather() {
    VertexIds ids = new VertexIds();
    for (TracedTransaction transaction : trace.transactions()) {
      String txId = ids.next(transaction.id(), transaction.block());
      for (TracedOutput output : transaction.outputs()) {
        String id =
            switch (grain) {
              case ADDRESSES -> VertexIds.lock(output);
              case OUTPUTS -> "output:" + txId + ":" + output.position().vout();
            };
        Place place =
            placesById.computeIfAbsent(id, key -> new Place(key, output, transaction.block()));
        place.add(output);
        BlockHeight height = transaction.block().height();
        placesByOutput.put(new PlacedOutput(output.position(), height), place);
      }
    }
    for (SeededPosition seed : trace.seeds()) {
      place(seed.position(), seed.block().height())
          .addSeed(new LabelAmount(seed.label(), seed.amount()));
    }
    for (Endpoint endpoint : trace.endpoints()) {
      if (endpoint.position() != null) {
        place(endpoint.position(), endpoint.since().height()).add(endpoint);
      }
    }
  }

  private Place place(Position position, BlockHeight height) {
    Place place = placesByOutput.get(new PlacedOutput(position, height));
    if (place == null) {
      throw new IllegalArgumentException(
          "the trace lists no output " + position + " at height " + height);
    }
    return place;
  }

  private void connect() {
    VertexIds ids = new VertexIds();
    Map<OutPoint, Made> unspent = new HashMap<>();
    for (TracedTransaction transaction : trace.transactions()) {
      String txId = ids.next(transaction.id(), transaction.block());
      TransactionVertex vertex =
          new TransactionVertex(
              "tx:" + txId,
              transaction.id(),
              transaction.block(),
              transaction.indexInBlock(),
              transaction.hop(),
              transaction.fee());
      graph.addVertex(vertex);
      for (TracedInput input : transaction.inputs()) {
        Made made = unspent.remove(input.spent());
        if (made == null) {
          throw new IllegalArgumentException(
              "transaction " + txId + " spends " + input.spent() + ", which is not listed");
        }
        addSpend(txId, vertex, input, made);
      }
      for (TracedOutput output : transaction.outputs()) {
        Place place = place(output.position(), transaction.block().height());
        addOutput(txId, vertex, output, place);
        unspent.put(output.position(), new Made(output, place));
      }
      if (!transaction.tracedFee().isEmpty()) {
        addFee(txId, vertex, transaction);
      }
    }
  }

  private void addSpend(String txId, TransactionVertex vertex, TracedInput input, Made made) {
    graph.addEdge(
        made.place().vertex(grain, labels),
        vertex,
        new TraceEdge(
            txId + ":in:" + input.vin(),
            TraceEdge.Kind.SPENDS,
            input.vin(),
            input.spent(),
            made.output().value(),
            input.traced(),
            vertex.block()));
  }

  private void addOutput(String txId, TransactionVertex vertex, TracedOutput output, Place place) {
    TraceVertex target = place.vertex(grain, labels);
    graph.addVertex(target);
    graph.addEdge(
        vertex,
        target,
        new TraceEdge(
            txId + ":" + output.position().vout(),
            TraceEdge.Kind.CREATES,
            null,
            output.position(),
            output.value(),
            output.traced(),
            vertex.block()));
  }

  private void addFee(String txId, TransactionVertex vertex, TracedTransaction transaction) {
    Amount paid = Objects.requireNonNull(transaction.fee(), "a traced fee is known");
    Ending ending = new Ending(StopReason.FEE, transaction.tracedFee(), List.of(), List.of());
    FeeVertex fee =
        new FeeVertex(
            "fee:" + txId,
            transaction.id(),
            transaction.block(),
            transaction.hop(),
            paid,
            List.of(ending));
    graph.addVertex(fee);
    graph.addEdge(
        vertex,
        fee,
        new TraceEdge(
            txId + ":fee",
            TraceEdge.Kind.FEE,
            null,
            null,
            paid,
            transaction.tracedFee(),
            vertex.block()));
  }
}
