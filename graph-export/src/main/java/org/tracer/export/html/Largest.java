package org.tracer.export.html;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowAsset;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/**
 * Which part of a flow a page holds: the movements with most traced value, compared with the
 * largest of the same asset, and what they join. Amounts of different assets do not compare; this
 * only chooses. Memory is bounded by the number chosen.
 *
 * @param movements ids
 * @param nodes ids
 */
record Largest(Set<String> movements, Set<String> nodes) {

  /** So many a browser on an old laptop still reads. */
  static final int MOVEMENTS = 20_000;

  private record Ranked(double share, long number, String id, String source, String target) {}

  static Largest of(Flow flow, int most) {
    Map<FlowAsset, BigInteger> largest = new HashMap<>();
    flow.movements().forEach(one -> largest.merge(one.asset(), weight(one), BigInteger::max));
    PriorityQueue<Ranked> chosen =
        new PriorityQueue<>((a, b) ->
            a.share() == b.share()
                ? Long.compare(b.number(), a.number())
                : Double.compare(a.share(), b.share()));
    long[] number = {0};
    flow.movements()
        .forEach(one -> {
          chosen.add(
              new Ranked(
                  share(one, largest),
                  number[0]++,
                  one.id(),
                  one.source().id(),
                  one.target().id()));
          if (chosen.size() > most) {
            chosen.remove();
          }
        });
    Set<String> movements = new HashSet<>();
    Set<String> nodes = new HashSet<>();
    for (Ranked one : chosen) {
      movements.add(one.id());
      nodes.add(one.source());
      nodes.add(one.target());
    }
    flow.nodes().filter(node -> !node.seeded().isEmpty()).map(FlowNode::id).forEach(nodes::add);
    return new Largest(movements, nodes);
  }

  private static BigInteger weight(FlowMovement movement) {
    return movement.total() == null ? movement.value() : movement.total();
  }

  private static double share(FlowMovement movement, Map<FlowAsset, BigInteger> largest) {
    double all = largest.getOrDefault(movement.asset(), BigInteger.ONE).doubleValue();
    return all == 0 ? 0 : weight(movement).doubleValue() / all;
  }
}
