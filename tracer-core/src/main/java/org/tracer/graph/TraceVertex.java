package org.tracer.graph;

import java.util.List;
import org.tracer.trace.LabelAmount;

/**
 * A vertex of a {@link TraceGraph}. Vertices are equal if their ids are, so compare only vertices
 * of one graph.
 */
public sealed interface TraceVertex extends FlowElement
    permits TransactionVertex, AddressVertex, OutputVertex, FeeVertex {

  /**
   * Names the vertex in its graph and in every export; the same trace always gives the same id.
   * Letters, digits, {@code . : -} only, so that it is a valid XML {@code NMTOKEN}.
   */
  @Override
  String id();

  /** Spends between the nearest seed and here. */
  int hop();

  /** How much of each label starts here, in the order of the request. */
  default List<LabelAmount> seeded() {
    return List.of();
  }

  /** What ended here, in the order of {@link org.tracer.trace.StopReason}. */
  default List<Ending> endings() {
    return List.of();
  }
}
