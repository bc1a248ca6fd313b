package org.tracer.accounting;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.Satoshi;

/**
 * A rule that says how much of the value going into a transaction comes out in each output and in
 * the fee. Rules are pure: the same input always gives the same split, and nothing is remembered.
 */
public sealed interface Policy permits Lossless, Haircut, Poison, Pure {

  /** The rule's name on the command line and in results, lower case. */
  String name();

  /** Whether labelled value is neither created nor lost. */
  boolean isConserving();

  /**
   * Whether the rule passes all labelled value on, through whatever it is mixed with, and makes
   * none: what bounds of any such rule hold for.
   */
  default boolean isFlow() {
    return isConserving();
  }

  /**
   * Whether the rule can be run backward: whether which input an output's money came from can be
   * told without knowing which inputs are labelled.
   */
  default boolean isReversible() {
    return true;
  }

  /**
   * Whether labelled value goes on into a transaction with these inputs; where it does not, its
   * trace ends there.
   *
   * @param inputs all segments going in, clean ones included
   */
  default boolean passes(SegmentList inputs) {
    return true;
  }

  /**
   * Fills every sink of {@code split}.
   *
   * <p>Amounts of inputs and sinks must have the same sum. Cost: linear in segments and sinks, for
   * {@link Haircut} labels times sinks.
   *
   * @throws IllegalArgumentException if they do not; {@link Poison}, whose labels share amounts,
   *     can always tell with one label only
   */
  void split(Split split);

  /**
   * Labels an output that a seed names: what is already under trace keeps its label.
   *
   * @param existing what traced inputs brought to the output, packed; empty if nothing
   * @param value the output's whole amount
   * @param into receives the output's segments
   * @return how much was newly labelled
   */
  long seed(long[] existing, long value, int label, SegmentList into);

  /** {@link #split(Split)} for callers who have lists: one list of segments an input. */
  default List<List<Segment>> split(List<List<Segment>> inputs, List<Satoshi> sinks) {
    Split split = new Split();
    inputs.forEach(
        input -> input.forEach(s -> split.inputs().append(s.label(), s.amount().value())));
    sinks.forEach(sink -> split.addSink(sink.value()));
    split(split);
    List<List<Segment>> shares = new ArrayList<>();
    for (int sink = 0; sink < sinks.size(); sink++) {
      shares.add(unpack(split.share(sink)));
    }
    return List.copyOf(shares);
  }

  /** Packed segments as values. */
  static List<Segment> unpack(long[] packed) {
    List<Segment> segments = new ArrayList<>(packed.length / 2);
    for (int i = 0; i < packed.length; i += 2) {
      segments.add(new Segment((int) packed[i], Satoshi.of(packed[i + 1])));
    }
    return List.copyOf(segments);
  }
}
