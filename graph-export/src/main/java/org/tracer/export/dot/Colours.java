package org.tracer.export.dot;

import static java.util.stream.Collectors.joining;

import org.tracer.graph.FeeVertex;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.StopReason;

/** Fill colours, light enough for black text; the reason is always written beside. */
final class Colours {

  static final String SEED = "#7b1fa2";

  private static final String PASSED = "#ffffff";
  private static final String TRANSACTION = "#eceff1";

  private Colours() {}

  static String fill(TraceVertex vertex) {
    if (vertex instanceof TransactionVertex) {
      return TRANSACTION;
    }
    if (vertex.endings().isEmpty()) {
      return PASSED;
    }
    return vertex.endings().stream().map(ending -> of(ending.reason())).collect(joining(":"));
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

  private static String of(StopReason reason) {
    return switch (reason) {
      case UNSPENT -> "#c8e6c9";
      case STOP_LIST -> "#ffcc80";
      case FEE -> "#e0e0e0";
      case BURN -> "#bcaaa4";
      case BELOW_THRESHOLD -> "#fff9c4";
      case HOP_LIMIT -> "#b3e5fc";
      case FAN_OUT_LIMIT -> "#b2dfdb";
      case OUTSIDE_WINDOW -> "#c5cae9";
      case COMMINGLED -> "#d1c4e9";
      case COINBASE -> "#fff59d";
      case END_OF_DATA -> "#ffcdd2";
    };
  }
}
