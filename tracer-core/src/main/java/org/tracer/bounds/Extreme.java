package org.tracer.bounds;

import static org.tracer.bounds.FlowProblem.ELSEWHERE;
import static org.tracer.bounds.FlowProblem.TARGET;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The least or the most of the supply that can arrive at the target, with a proof. A few passes
 * over the problem; {@link Reroute} says what the worst case is.
 *
 * @param inside a node each: for the most the side of the sources in a minimum cut, the smallest
 *     there is; for the least the smallest set of nodes that value can leave only by full edges
 */
record Extreme(long amount, BitSet inside) {

  private static final int INNER = 0;
  private static final int[] TARGET_FIRST = {TARGET, INNER, ELSEWHERE};
  private static final int[] TARGET_LAST = {ELSEWHERE, INNER, TARGET};

  /** The most; null if more edges than {@code workLimit} would have to be looked at. */
  static @Nullable Extreme most(FlowProblem problem, long workLimit) {
    long[] flow = new long[problem.edges()];
    spread(problem, flow, problem.supply.clone(), TARGET_FIRST);
    // Filling up the target and taking the same from elsewhere is moving surplus in what is free.
    complement(problem, flow);
    if (!moveFromTarget(problem, flow, workLimit)) {
      return null;
    }
    BitSet inside = new Reroute(problem, flow, new long[problem.nodes]).connected();
    complement(problem, flow);
    long amount = arrived(problem, flow);
    long cut = 0;
    for (int node = 0; node < problem.nodes; node++) {
      cut = inside.get(node) ? cut : Math.addExact(cut, problem.supply[node]);
    }
    for (int edge = 0; edge < problem.edges(); edge++) {
      if (leavesForTarget(problem, edge, inside)) {
        cut = Math.addExact(cut, problem.capacity[edge]);
      }
    }
    return proven(amount, cut, inside);
  }

  /** The least; null if more edges than {@code workLimit} would have to be looked at. */
  static @Nullable Extreme least(FlowProblem problem, long workLimit) {
    long[] flow = new long[problem.edges()];
    spread(problem, flow, problem.supply.clone(), TARGET_LAST);
    if (!moveFromTarget(problem, flow, workLimit)) {
      return null;
    }
    long amount = arrived(problem, flow);
    BitSet inside = behindTarget(problem, flow);
    long kept = 0;
    for (int node = 0; node < problem.nodes; node++) {
      kept = inside.get(node) ? Math.addExact(kept, problem.supply[node]) : kept;
    }
    for (int edge = 0; edge < problem.edges(); edge++) {
      if (escapes(problem, edge, inside)) {
        kept = Math.subtractExact(kept, problem.capacity[edge]);
      }
    }
    return proven(amount, kept, inside);
  }

  /** Whether an edge leads from the side of the sources to that of the target. */
  static boolean leavesForTarget(FlowProblem problem, int edge, BitSet inside) {
    int head = problem.head[edge];
    return inside.get(problem.tail[edge]) && (head >= 0 ? !inside.get(head) : head == TARGET);
  }

  /** Whether an edge leads out of a set of nodes, but not to the target. */
  static boolean escapes(FlowProblem problem, int edge, BitSet inside) {
    int head = problem.head[edge];
    return inside.get(problem.tail[edge]) && (head >= 0 ? !inside.get(head) : head == ELSEWHERE);
  }

  /** Empties the edges of the target as far as the value can go elsewhere. */
  private static boolean moveFromTarget(FlowProblem problem, long[] flow, long workLimit) {
    long[] surplus = new long[problem.nodes];
    for (int edge = 0; edge < flow.length; edge++) {
      if (problem.head[edge] == TARGET) {
        surplus[problem.tail[edge]] = Math.addExact(surplus[problem.tail[edge]], flow[edge]);
        flow[edge] = 0;
      }
    }
    if (new Reroute(problem, flow, surplus).run(workLimit) > workLimit) {
      return false;
    }
    spread(problem, flow, surplus, TARGET_FIRST);
    return true;
  }

  /** Sends what nodes hold forward through what is free, in the given order of destinations. */
  private static void spread(FlowProblem problem, long[] flow, long[] held, int[] order) {
    for (int node = 0; node < problem.nodes; node++) {
      for (int i = 0; i < order.length && held[node] > 0; i++) {
        int end = problem.outStart[node + 1];
        for (int at = problem.outStart[node]; at < end && held[node] > 0; at++) {
          int edge = problem.out[at];
          int head = problem.head[edge];
          if (Math.min(head, INNER) != order[i]) {
            continue;
          }
          long moved = Math.min(held[node], problem.capacity[edge] - flow[edge]);
          flow[edge] += moved;
          held[node] -= moved;
          if (head >= 0) {
            held[head] = Math.addExact(held[head], moved);
          }
        }
      }
      if (held[node] != 0) {
        throw new IllegalStateException("node " + node + " cannot pass on " + held[node]);
      }
    }
  }

  private static void complement(FlowProblem problem, long[] flow) {
    for (int edge = 0; edge < flow.length; edge++) {
      flow[edge] = problem.capacity[edge] - flow[edge];
    }
  }

  /** Nodes from which value in the target can be replaced: breadth first over what is free. */
  private static BitSet behindTarget(FlowProblem problem, long[] flow) {
    BitSet inside = new BitSet(problem.nodes);
    int[] reached = new int[problem.nodes];
    int count = 0;
    for (int edge = 0; edge < flow.length; edge++) {
      int node = problem.tail[edge];
      if (problem.head[edge] == TARGET && flow[edge] > 0 && !inside.get(node)) {
        inside.set(node);
        reached[count++] = node;
      }
    }
    for (int i = 0; i < count; i++) {
      int node = reached[i];
      for (int at = problem.outStart[node]; at < problem.outStart[node + 1]; at++) {
        int edge = problem.out[at];
        int after = problem.head[edge];
        if (after >= 0 && !inside.get(after) && flow[edge] < problem.capacity[edge]) {
          inside.set(after);
          reached[count++] = after;
        }
      }
      for (int at = problem.inStart[node]; at < problem.inStart[node + 1]; at++) {
        int before = problem.tail[problem.in[at]];
        if (!inside.get(before) && flow[problem.in[at]] > 0) {
          inside.set(before);
          reached[count++] = before;
        }
      }
    }
    return inside;
  }

  private static long arrived(FlowProblem problem, long[] flow) {
    if (!problem.isFlow(flow)) {
      throw new IllegalStateException("not a flow");
    }
    return problem.arrived(flow);
  }

  /** A flow of {@code amount} and a cut that allows no other prove each other. */
  private static Extreme proven(long amount, long cut, BitSet inside) {
    if (amount != cut) {
      throw new IllegalStateException("the flow is " + amount + ", the cut " + cut);
    }
    return new Extreme(amount, inside);
  }
}
