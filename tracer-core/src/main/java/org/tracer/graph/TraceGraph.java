package org.tracer.graph;

import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.tracer.accounting.Policy;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Amount;
import org.tracer.price.Rates;
import org.tracer.trace.Direction;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;

/**
 * A trace as a directed multigraph: value goes from an address or output into a transaction, and
 * from there to addresses or outputs and to the miner. Two vertices that are no transactions are
 * never joined by an edge, so there are no loops; an address that pays itself does so through a
 * transaction. Immutable.
 *
 * <p>Vertices and edges iterate in chain order. The graph holds what the trace holds: a
 * transaction's inputs and outputs without traced value are not in it.
 */
public final class TraceGraph implements FlowGraph<TraceVertex, TraceEdge> {

  private final Trace trace;
  private final Grain grain;
  private final Graph<TraceVertex, TraceEdge> graph;
  private final boolean conserving;
  private final String computedClaim;
  private final Rates rates;

  private TraceGraph(Trace trace, Grain grain, Graph<TraceVertex, TraceEdge> graph, Rates rates) {
    this.rates = rates;
    this.trace = trace;
    this.grain = grain;
    this.graph = graph;
    Policy policy = trace.request().policy();
    this.conserving = policy.isConserving();
    boolean backward = trace.request().direction() == Direction.BACKWARD;
    this.computedClaim =
        "ledger fact; labelled amounts computed under policy "
            + policy.name()
            + (backward ? ", backward" : "");
  }

  /**
   * Makes the graph of a trace. Time and memory are linear in its inputs and outputs.
   *
   * @throws IllegalArgumentException if the trace spends an output that it does not list
   */
  public static TraceGraph of(Trace trace, Grain grain) {
    return new TraceGraph(trace, grain, GraphAssembly.of(trace, grain), Rates.NONE);
  }

  public Trace trace() {
    return trace;
  }

  public Grain grain() {
    return grain;
  }

  @Override
  public Graph<TraceVertex, TraceEdge> graph() {
    return graph;
  }

  @Override
  public Rates rates() {
    return rates;
  }

  @Override
  public Annotations annotations() {
    return trace.annotations();
  }

  @Override
  public TraceGraph withRates(Rates others) {
    return new TraceGraph(trace, grain, graph, others);
  }

  /**
   * The sum over all labels; empty under a policy that does not conserve value, where the same coin
   * counts for several labels and a sum is no amount.
   */
  public Optional<Amount> total(List<LabelAmount> amounts) {
    return conserving ? Optional.of(LabelSums.total(amounts)) : Optional.empty();
  }

  /** What kind of statement a vertex is. */
  public String claim(TraceVertex vertex) {
    boolean computed =
        vertex instanceof OutputVertex || !vertex.seeded().isEmpty() || !vertex.endings().isEmpty();
    String claim = computed ? computedClaim : "ledger fact";
    for (Ending ending : vertex.endings()) {
      if (!ending.notes().isEmpty()) {
        return claim + "; the note is " + noteOf(ending.reason());
      }
    }
    return claim;
  }

  private static String noteOf(StopReason reason) {
    if (reason == StopReason.COINJOIN) {
      return "an inference";
    }
    return reason.isAttributed() ? "an attribution by a tag" : "an attribution by the user";
  }

  /** What kind of statement an edge is: the movement is on the chain, the label is computed. */
  public String claim(TraceEdge edge) {
    return edge.traced().isEmpty() ? "ledger fact" : computedClaim;
  }
}
