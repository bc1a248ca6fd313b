package org.tracer.export.dot;

import static java.util.stream.Collectors.joining;

import org.tracer.export.EndColours;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;

/** Fill colours of traces over outputs. */
final class Colours {

  private static final String PASSED = "#ffffff";

  private Colours() {}

  static String fill(TraceVertex vertex) {
    if (vertex instanceof TransactionVertex) {
      return EndColours.STEP;
    }
    if (vertex.endings().isEmpty()) {
      return PASSED;
    }
    return vertex.endings().stream()
        .map(ending -> EndColours.of(ending.reason()))
        .collect(joining(":"));
  }

  /** Several reasons make stripes. */
  static String style(TraceVertex vertex) {
    if (vertex.endings().size() > 1) {
      return "striped";
    }
    return vertex instanceof TransactionVertex || vertex instanceof FeeVertex
        ? "filled"
        : "rounded,filled";
  }
}
