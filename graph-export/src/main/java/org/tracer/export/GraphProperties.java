package org.tracer.export;

import java.util.Map;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceGraph;
import org.tracer.price.Rates;

/** What every format says of the trace as a whole. */
public final class GraphProperties {

  static final String FORMAT = "tracer-graph/1";

  static final String FORWARD = "forward: where the money went";

  private GraphProperties() {}

  /** The rule and, where it is not the usual one, the direction; for titles and captions. */
  public static String rule(Map<String, String> properties) {
    boolean forward = FORWARD.equals(properties.get("direction"));
    return "policy " + properties.get("policy") + (forward ? "" : ", backward");
  }

  /**
   * Names and one-line texts; for each kind of graph the same names in the same order, and {@code
   * rates} at the end where there are any.
   */
  public static Map<String, String> of(FlowGraph<?, ?> graph) {
    Map<String, String> properties =
        switch (graph) {
          case TraceGraph trace -> TraceProperties.of(trace);
          case FundsGraph funds -> FundsProperties.of(funds);
        };
    Rates rates = graph.rates();
    if (!rates.isEmpty()) {
      properties.put(
          "rates",
          "worth in "
              + rates.currency()
              + " by the rate of the block's day in UTC, rounded half to even; rates from "
              + rates.origin());
    }
    return properties;
  }
}
