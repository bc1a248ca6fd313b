package org.tracer.export.flow;

import java.util.List;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.export.Labels;
import org.tracer.export.Said;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/** Of a trace over outputs. */
final class OutputFlow extends Flow {

  private static final int PLACES = 8;

  private final TraceGraph trace;
  private final Graph<TraceVertex, TraceEdge> graph;
  private final FlowAsset coin;

  OutputFlow(TraceGraph trace) {
    super(trace);
    this.trace = trace;
    this.graph = trace.graph();
    this.coin =
        new FlowAsset(trace.trace().network().chainId() + "/native", "BTC", PLACES, PLACES, null);
  }

  @Override
  public FlowAsset coin() {
    return coin;
  }

  @Override
  public boolean isConserving() {
    return trace.trace().request().policy().isConserving();
  }

  @Override
  public Stream<FlowNode> nodes() {
    return graph.vertexSet().stream().map(this::node);
  }

  @Override
  public Stream<FlowNode> loners() {
    return graph.vertexSet().stream().filter(vertex -> graph.degreeOf(vertex) == 0).map(this::node);
  }

  @Override
  public Stream<FlowMovement> movements() {
    return graph.edgeSet().stream().map(this::movement);
  }

  @Override
  public Stream<FlowTransaction> transactions() {
    return graph.vertexSet().stream()
        .filter(TransactionVertex.class::isInstance)
        .map(vertex -> transaction((TransactionVertex) vertex));
  }

  private FlowTransaction transaction(TransactionVertex vertex) {
    return new FlowTransaction(
        vertex.txId().toString(),
        vertex.block().height().value(),
        vertex.block().time(),
        graph.incomingEdgesOf(vertex).stream().map(this::movement).toList(),
        graph.outgoingEdgesOf(vertex).stream().map(this::movement).toList());
  }

  private FlowNode node(TraceVertex vertex) {
    return switch (vertex) {
      case TransactionVertex transaction ->
          node(
              transaction,
              FlowNode.Kind.TRANSACTION,
              null,
              transaction.txId().toString(),
              null,
              transaction.block());
      case AddressVertex address ->
          node(
              address,
              address.address() == null ? FlowNode.Kind.SCRIPT : FlowNode.Kind.ADDRESS,
              address.descriptor(),
              null,
              null,
              null);
      case OutputVertex output ->
          node(
              output,
              FlowNode.Kind.OUTPUT,
              output.descriptor(),
              output.outPoint().txId().toString(),
              output.outPoint().vout(),
              output.block());
      case FeeVertex fee ->
          node(fee, FlowNode.Kind.FEE, null, fee.txId().toString(), null, fee.block());
    };
  }

  private FlowNode node(
      TraceVertex vertex,
      FlowNode.Kind kind,
      @Nullable String descriptor,
      @Nullable String transaction,
      @Nullable Integer vout,
      @Nullable BlockRef block) {
    return new FlowNode(
        vertex.id(),
        kind,
        Labels.name(vertex),
        address(vertex),
        descriptor,
        transaction,
        vout,
        block == null ? null : Long.valueOf(block.height().value()),
        block == null ? null : block.time(),
        amounts(vertex.seeded()),
        vertex.endings().stream().map(this::ending).toList(),
        List.of(),
        Said.tags(trace.annotations(), vertex),
        Said.of(trace.annotations(), vertex),
        trace.claim(vertex));
  }

  private static @Nullable String address(TraceVertex vertex) {
    return switch (vertex) {
      case AddressVertex address -> address.address() == null ? null : address.address().text();
      case OutputVertex output -> output.address() == null ? null : output.address().text();
      case TransactionVertex transaction -> null;
      case FeeVertex fee -> null;
    };
  }

  private FlowMovement movement(TraceEdge edge) {
    return new FlowMovement(
        edge.id(),
        node(graph.getEdgeSource(edge)),
        node(graph.getEdgeTarget(edge)),
        edge.kind().name(),
        coin,
        edge.value().baseUnits(),
        amounts(edge.traced()),
        trace.total(edge.traced()).map(total -> total.baseUnits()).orElse(null),
        List.of(),
        transaction(edge),
        index(edge),
        edge.block().height().value(),
        edge.block().time(),
        null,
        null,
        null,
        trace.rates().at(coin.id(), edge.block().time()).orElse(null),
        trace.claim(edge));
  }

  /** The transaction at one end; of a fee that a coinbase collects, the coinbase's. */
  private String transaction(TraceEdge edge) {
    TraceVertex from = graph.getEdgeSource(edge);
    TraceVertex to = graph.getEdgeTarget(edge);
    TraceVertex at = from instanceof TransactionVertex ? from : to;
    return ((TransactionVertex) at).txId().toString();
  }

  private static @Nullable Integer index(TraceEdge edge) {
    if (edge.vin() != null) {
      return edge.vin();
    }
    return edge.outPoint() == null ? null : Integer.valueOf(edge.outPoint().vout());
  }

  private FlowEnding ending(Ending ending) {
    return new FlowEnding(
        ending.reason().name(),
        amounts(ending.amounts()),
        ending.spentBy().stream().map(Object::toString).toList(),
        ending.notes());
  }

  private List<FlowAmount> amounts(List<LabelAmount> amounts) {
    return amounts.stream()
        .map(one -> new FlowAmount(one.label(), coin, one.amount().baseUnits()))
        .toList();
  }
}
