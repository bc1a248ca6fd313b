package org.tracer.bounds;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tracer.accounting.Poison;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.trace.Direction;
import org.tracer.trace.FeeRule;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedOutput;

/**
 * Bounds that no conserving accounting rule can leave, for any place of a trace; the package says
 * why they hold. Immutable.
 *
 * <p>Building it takes time and memory linear in the outputs of the trace, about 60 bytes each. An
 * answer takes, for the transactions from which the target can be reached and their outputs, a few
 * passes in practice and in the worst case the cube; the work limit bounds it. The same trace and
 * question give the same answer.
 */
public final class FlowBounds {

  /** Looks at edges in a search that go into one answer at most; ten seconds or so. */
  public static final long DEFAULT_WORK_LIMIT = 1_000_000_000L;

  private final TraceNetwork network;
  private final long workLimit;
  private final BitSet seeds;
  private final Map<String, BitSet> seedsByLabel = new HashMap<>();
  private final Map<String, NotComputed> refused = new HashMap<>();

  private FlowBounds(Trace poison, long workLimit) {
    network = new TraceNetwork(poison);
    this.workLimit = workLimit;
    seeds = new BitSet(network.edges());
    for (SeededPosition seed : poison.seeds()) {
      int edge = edge(seed.position());
      TracedOutput output = edge < 0 ? null : network.output(edge);
      if (output == null || !output.value().equals(seed.value())) {
        throw new MalformedDataException(
            "the trace contradicts itself: a seed is not among its outputs",
            "seed at " + seed.position(),
            "Make the trace again.");
      }
      seeds.set(edge);
      seedsByLabel.computeIfAbsent(seed.label(), label -> new BitSet()).set(edge);
      refuseIfShared(seed.label(), output);
    }
  }

  /** {@link #of(Trace, long)} with {@link #DEFAULT_WORK_LIMIT}. */
  public static FlowBounds of(Trace poison) {
    return of(poison, DEFAULT_WORK_LIMIT);
  }

  /**
   * Makes a network of a trace.
   *
   * @param poison a trace under {@link Poison}
   * @param workLimit how many edges the search for each bound may look at before it gives up
   * @throws IllegalArgumentException if the trace was made under another rule, backward, or with
   *     fees that go on into coinbases
   * @throws MalformedDataException if the trace contradicts itself
   */
  public static FlowBounds of(Trace poison, long workLimit) {
    if (!(poison.request().policy() instanceof Poison)) {
      throw new IllegalArgumentException(
          "a trace under " + poison.request().policy().name() + ", not under poison");
    }
    if (poison.request().direction() != Direction.FORWARD
        || poison.request().fees() != FeeRule.ENDPOINT) {
      throw new IllegalArgumentException(
          "bounds are of forward traces whose fees end where they are paid");
    }
    return new FlowBounds(poison, workLimit);
  }

  /**
   * Bounds of the value of all seeds, whatever their labels.
   *
   * @throws InvalidInputException if the trace does not reach a part of the target
   */
  public BoundsResult of(Target target) {
    return new Question(network, seeds, edges(target), workLimit).answer();
  }

  /**
   * Bounds of the value of one label's seed.
   *
   * @throws InvalidInputException if the trace does not reach a part of the target or has no seed
   *     of that label
   */
  public BoundsResult of(String label, Target target) {
    BitSet own = seedsByLabel.get(label);
    if (own == null) {
      throw new InvalidInputException(
          "the trace has no such seed", "label \"" + label + "\"", "Name a seed by its label.");
    }
    BitSet edges = edges(target);
    NotComputed reason = refused.get(label);
    return reason != null ? reason : new Question(network, own, edges, workLimit).answer();
  }

  private void refuseIfShared(String label, TracedOutput seed) {
    for (LabelAmount other : seed.traced()) {
      if (!other.label().equals(label)) {
        refused.putIfAbsent(
            label,
            new NotComputed(
                "value of seed \""
                    + other.label()
                    + "\" can be in "
                    + seed.position()
                    + ", which is a seed of \""
                    + label
                    + "\": how much of it became this seed's depends on the accounting rule"));
      }
    }
  }

  private BitSet edges(Target target) {
    BitSet edges = new BitSet(network.edges());
    for (Position position : target.positions()) {
      edges.set(require(edge(position), "output " + position));
    }
    for (TxId fee : target.fees()) {
      edges.set(require(network.feeEdge(fee), "fee of transaction " + fee));
    }
    return edges;
  }

  private int edge(Position position) {
    return switch (position) {
      case OutPoint outPoint -> network.edge(outPoint);
    };
  }

  private static int require(int edge, String what) {
    if (edge < 0) {
      throw new InvalidInputException(
          "the trace does not reach a place that bounds are asked for",
          what,
          "Name positions of the trace; where limits ended it, nothing is known of what follows.");
    }
    return edge;
  }
}
