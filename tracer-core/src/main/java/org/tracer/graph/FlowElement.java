package org.tracer.graph;

/** A vertex or an edge of a {@link FlowGraph}. */
public interface FlowElement {

  /** Names it in its graph and in every export; the same result always gives the same id. */
  String id();
}
