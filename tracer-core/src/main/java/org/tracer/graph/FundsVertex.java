package org.tracer.graph;

import java.util.List;

/**
 * A vertex of a {@link FundsGraph}. Vertices are equal if their ids are, so compare only vertices
 * of one graph.
 */
public sealed interface FundsVertex extends FlowElement
    permits AccountVertex, ConversionVertex, OtherEndVertex {

  /** Letters, digits, {@code . : -} only, so that it is a valid XML {@code NMTOKEN}. */
  @Override
  String id();

  /** How much of each label starts here, in the order of the request. */
  default List<AssetAmount> seeded() {
    return List.of();
  }

  /** What ended here, in the order of {@link org.tracer.trace.account.AccountStop}. */
  default List<FundsEnding> endings() {
    return List.of();
  }
}
