package org.tracer.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.trace.CollectedFee;
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

  /** An output and where it is. */
  private static final class Made {
    final TracedOutput output;
    final BlockHeight height;
    final Place place;

    /** An output of the same name: two early coinbase ids exist twice (BIP 30). */
    final @Nullable Made earlier;

    boolean spent;

    Made(TracedOutput output, BlockHeight height, Place place, @Nullable Made earlier) {
      this.output = output;
      this.height = height;
      this.place = place;
      this.earlier = earlier;
    }
  }

  private final Trace trace;
  private final Grain grain;
  private final List<String> labels;
  private final Map<String, Place> placesById;
  private final Map<Position, Made> outputs;

  // Of transactions, inputs and outputs, each in the order in which the trace lists them.
  private final List<String> txIds = new ArrayList<>();
  private final List<Made> spent = new ArrayList<>();
  private final List<Place> paid = new ArrayList<>();
  private int fees;
  private int collected;
  private final Map<TxId, FeeVertex> feesGoingOn = new HashMap<>();

  private GraphAssembly(Trace trace, Grain grain) {
    this.trace = trace;
    this.grain = grain;
    this.labels = trace.request().seeds().stream().map(Seed::label).toList();
    int count = trace.transactions().stream().mapToInt(t -> t.outputs().size()).sum();
    this.placesById = HashMap.newHashMap(count);
    this.outputs = HashMap.newHashMap(count);
  }

  static Graph<TraceVertex, TraceEdge> of(Trace trace, Grain grain) {
    GraphAssembly assembly = new GraphAssembly(trace, grain);
    assembly.gather();
    return new AsUnmodifiableGraph<>(assembly.connect());
  }

  private void gather() {
    VertexIds ids = new VertexIds();
    for (TracedTransaction transaction : trace.transactions()) {
      String txId = ids.next(transaction.id(), transaction.block());
      txIds.add(txId);
      for (TracedInput input : transaction.inputs()) {
        spent.add(spend(txId, input));
      }
      for (TracedOutput output : transaction.outputs()) {
        String id =
            switch (grain) {
              case ADDRESSES -> VertexIds.lock(output);
              case OUTPUTS -> "output:" + txId + ":" + output.position().vout();
            };
        Place place =
            placesById.computeIfAbsent(id, key -> new Place(key, output, transaction.block()));
        place.add(output);
        paid.add(place);
        outputs.merge(
            output.position(),
            new Made(output, transaction.block().height(), place, null),
            (earlier, later) -> new Made(later.output, later.height, later.place, earlier));
      }
      fees += transaction.tracedFee().isEmpty() ? 0 : 1;
      collected += transaction.collected().size();
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

  private Made spend(String txId, TracedInput input) {
    Made made = outputs.get(input.spent());
    if (made == null || made.spent) {
      throw new IllegalArgumentException(
          "transaction " + txId + " spends " + input.spent() + ", which is not listed");
    }
    made.spent = true;
    return made;
  }

  private Place place(Position position, BlockHeight height) {
    Made made = outputs.get(position);
    while (made != null && !made.height.equals(height)) {
      made = made.earlier;
    }
    if (made == null) {
      throw new IllegalArgumentException(
          "the trace lists no output " + position + " at height " + height);
    }
    return made.place;
  }

  private Graph<TraceVertex, TraceEdge> connect() {
    Graph<TraceVertex, TraceEdge> graph =
        new FlowGraphStorage<>(
            txIds.size() + placesById.size() + fees, spent.size() + paid.size() + fees + collected);
    Iterator<String> nextTxId = txIds.iterator();
    Iterator<Made> nextSpent = spent.iterator();
    Iterator<Place> nextPaid = paid.iterator();
    for (TracedTransaction transaction : trace.transactions()) {
      String txId = nextTxId.next();
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
        Made made = nextSpent.next();
        TraceVertex source = made.place.vertex(grain, labels);
        graph.addEdge(source, vertex, spendEdge(txId, vertex, input, made.output));
      }
      for (CollectedFee fee : transaction.collected()) {
        addCollected(graph, txId, vertex, fee);
      }
      for (TracedOutput output : transaction.outputs()) {
        TraceVertex target = nextPaid.next().vertex(grain, labels);
        graph.addVertex(target);
        graph.addEdge(vertex, target, outputEdge(txId, vertex, output));
      }
      if (!transaction.tracedFee().isEmpty()) {
        addFee(graph, txId, vertex, transaction);
      }
    }
    return graph;
  }

  private static TraceEdge spendEdge(
      String txId, TransactionVertex vertex, TracedInput input, TracedOutput output) {
    return new TraceEdge(
        txId + ":in:" + input.vin(),
        TraceEdge.Kind.SPENDS,
        input.vin(),
        input.spent(),
        output.value(),
        input.traced(),
        vertex.block());
  }

  private static TraceEdge outputEdge(String txId, TransactionVertex vertex, TracedOutput output) {
    return new TraceEdge(
        txId + ":" + output.position().vout(),
        TraceEdge.Kind.CREATES,
        null,
        output.position(),
        output.value(),
        output.traced(),
        vertex.block());
  }

  private void addFee(
      Graph<TraceVertex, TraceEdge> graph,
      String txId,
      TransactionVertex vertex,
      TracedTransaction transaction) {
    List<LabelAmount> traced = transaction.tracedFee();
    // Of a coinbase this is reward that nobody claimed; of that only the traced part is known.
    Amount paid = transaction.fee() != null ? transaction.fee() : LabelSums.total(traced);
    StopReason reason = transaction.feeReason();
    FeeVertex fee =
        new FeeVertex(
            "fee:" + txId,
            transaction.id(),
            transaction.block(),
            transaction.hop(),
            paid,
            reason == null ? List.of() : List.of(new Ending(reason, traced, List.of(), List.of())));
    if (reason == null) {
      feesGoingOn.put(transaction.id(), fee);
    }
    graph.addVertex(fee);
    graph.addEdge(vertex, fee, feeEdge(txId + ":fee", paid, traced, vertex));
  }

  /** A fee that went on into the coinbase of its block. */
  private void addCollected(
      Graph<TraceVertex, TraceEdge> graph,
      String txId,
      TransactionVertex vertex,
      CollectedFee fee) {
    FeeVertex source = feesGoingOn.remove(fee.transaction());
    if (source == null) {
      throw new IllegalArgumentException(
          "coinbase " + txId + " collects a fee of " + fee.transaction() + " that is not listed");
    }
    String id = txId + ":collects:" + fee.transaction();
    graph.addEdge(source, vertex, feeEdge(id, source.fee(), fee.traced(), vertex));
  }

  private static TraceEdge feeEdge(
      String id, Amount value, List<LabelAmount> traced, TransactionVertex vertex) {
    return new TraceEdge(id, TraceEdge.Kind.FEE, null, null, value, traced, vertex.block());
  }
}
