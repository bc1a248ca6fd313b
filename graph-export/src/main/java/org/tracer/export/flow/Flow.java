package org.tracer.export.flow;

import java.util.Map;
import java.util.stream.Stream;
import org.tracer.export.GraphProperties;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

/**
 * A trace as wallets, transactions and payments. Everything is made as it is read, so that memory
 * does not grow with the graph; streams come in the order of the chain. Confined to one thread.
 */
public abstract sealed class Flow permits OutputFlow, AccountFlow {

  private final Map<String, String> properties;
  private final boolean annotated;

  Flow(FlowGraph<?, ?> graph) {
    this.properties = GraphProperties.of(graph);
    this.annotated = !graph.annotations().isEmpty();
  }

  /** The flow of a trace. */
  public static Flow of(FlowGraph<?, ?> graph) {
    return switch (graph) {
      case TraceGraph trace -> new OutputFlow(trace);
      case FundsGraph funds -> new AccountFlow(funds);
    };
  }

  /**
   * The flow of a trace with one node a wallet, for formats that know of wallets: a graph of single
   * outputs is drawn again as one of addresses.
   */
  public static Flow ofWallets(FlowGraph<?, ?> graph) {
    return switch (graph) {
      case TraceGraph trace ->
          new OutputFlow(
              trace.grain() == Grain.ADDRESSES
                  ? trace
                  : TraceGraph.of(trace.trace(), Grain.ADDRESSES));
      case FundsGraph funds -> new AccountFlow(funds);
    };
  }

  /** What every format says of the trace as a whole. */
  public final Map<String, String> properties() {
    return properties;
  }

  /** One of {@link #properties()} that is always there. */
  public final String property(String name) {
    String text = properties.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no property " + name);
    }
    return text;
  }

  /** The rule and, where it is not the usual one, the direction. */
  public final String rule() {
    return GraphProperties.rule(properties);
  }

  /** Every property, a line each: two traces that differ in anything have different ones. */
  public final String facts() {
    StringBuilder text = new StringBuilder();
    properties.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  /** Whether anything is said of the trace beside its sums. */
  public final boolean isAnnotated() {
    return annotated;
  }

  /** The chain's own coin. */
  public abstract FlowAsset coin();

  /**
   * Whether amounts of several labels add up; not under a policy that does not conserve value,
   * where the same coin counts for each of them.
   */
  public abstract boolean isConserving();

  /** Every node once. */
  public abstract Stream<FlowNode> nodes();

  /** Nodes that nothing leads to or from, such as a seed that was not spent. */
  public abstract Stream<FlowNode> loners();

  /** Every movement once. */
  public abstract Stream<FlowMovement> movements();

  /** Every transaction once, with its movements. Memory grows with the largest transaction. */
  public abstract Stream<FlowTransaction> transactions();
}
