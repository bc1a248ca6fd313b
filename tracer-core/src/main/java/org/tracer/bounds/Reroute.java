package org.tracer.bounds;

import static org.tracer.bounds.FlowProblem.ELSEWHERE;
import static org.tracer.bounds.FlowProblem.TARGET;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Moves surplus at nodes to elsewhere through what a flow leaves free, as much of it as can be, and
 * touches no edge of the target: push and relabel (Goldberg and Tarjan, "A New Approach to the
 * Maximum-Flow Problem", 1988), first phase, nodes first in first out, with exact distances anew
 * whenever as many edges were looked at as there are. O(n³) for n nodes in the worst case, in
 * practice a few passes.
 */
final class Reroute {

  private final FlowProblem problem;
  private final long[] flow;
  private final long[] surplus;

  /** Lower bound of the free edges from a node to elsewhere; above {@code nodes}: there is none. */
  private final int[] distance;

  private final int[] next;
  private final int[] queue;
  private final boolean[] queued;
  private int first;
  private int waiting;
  private long work;

  /** Works on {@code flow} and {@code surplus} in place. */
  Reroute(FlowProblem problem, long[] flow, long[] surplus) {
    this.problem = problem;
    this.flow = flow;
    this.surplus = surplus;
    distance = new int[problem.nodes];
    next = new int[problem.nodes];
    queue = new int[problem.nodes];
    queued = new boolean[problem.nodes];
    Arrays.fill(distance, 1);
  }

  /**
   * Moves all surplus that can be moved; the rest stays at nodes from which no free edge leads on.
   *
   * @param limit how many edges may be looked at
   * @return edges looked at; above {@code limit} if that was not enough, and then nothing is known
   */
  long run(long limit) {
    for (int node = 0; node < problem.nodes; node++) {
      activate(node);
    }
    long period = 1_000L + problem.nodes + problem.edges();
    long measureAt = period / 4;
    while (waiting > 0 && work <= limit) {
      if (work > measureAt) {
        measure();
        measureAt = work + period;
      }
      int node = queue[first];
      first = first + 1 == queue.length ? 0 : first + 1;
      waiting--;
      queued[node] = false;
      discharge(node);
    }
    return work;
  }

  /** Nodes from which free edges lead elsewhere. */
  BitSet connected() {
    measure();
    BitSet connected = new BitSet(problem.nodes);
    for (int node = 0; node < problem.nodes; node++) {
      connected.set(node, distance[node] <= problem.nodes);
    }
    return connected;
  }

  /** Pushes the node's surplus on; lifts the node once if that is not enough. */
  private void discharge(int node) {
    if (distance[node] > problem.nodes) {
      return;
    }
    int outs = problem.outStart[node + 1] - problem.outStart[node];
    int ends = outs + problem.inStart[node + 1] - problem.inStart[node];
    while (surplus[node] > 0) {
      if (next[node] == ends) {
        lift(node, outs, ends);
        activate(node);
        return;
      }
      int arc = next[node];
      int edge = edge(node, arc, outs);
      work++;
      long free = free(edge, arc < outs);
      if (free > 0 && distance[node] == distanceAt(edge, arc < outs) + 1) {
        long moved = Math.min(free, surplus[node]);
        flow[edge] += arc < outs ? moved : -moved;
        surplus[node] -= moved;
        int to = arc < outs ? problem.head[edge] : problem.tail[edge];
        if (to >= 0) {
          surplus[to] = Math.addExact(surplus[to], moved);
          activate(to);
        }
        if (moved < free) {
          return;
        }
      }
      next[node]++;
    }
  }

  private void lift(int node, int outs, int ends) {
    int least = problem.nodes;
    for (int arc = 0; arc < ends; arc++) {
      int edge = edge(node, arc, outs);
      if (free(edge, arc < outs) > 0) {
        least = Math.min(least, distanceAt(edge, arc < outs));
      }
    }
    work += ends;
    distance[node] = least + 1;
    next[node] = 0;
  }

  private void activate(int node) {
    if (surplus[node] > 0 && !queued[node] && distance[node] <= problem.nodes) {
      queued[node] = true;
      int at = first + waiting++;
      queue[at < queue.length ? at : at - queue.length] = node;
    }
  }

  private int edge(int node, int arc, int outs) {
    return arc < outs
        ? problem.out[problem.outStart[node] + arc]
        : problem.in[problem.inStart[node] + arc - outs];
  }

  /** How much more the edge can take, or how much can be taken back from it. */
  private long free(int edge, boolean forward) {
    if (!forward) {
      return flow[edge];
    }
    return problem.head[edge] == TARGET ? 0 : problem.capacity[edge] - flow[edge];
  }

  private int distanceAt(int edge, boolean forward) {
    int to = forward ? problem.head[edge] : problem.tail[edge];
    return to == ELSEWHERE ? 0 : distance[to];
  }

  /** Measures all distances, breadth first from elsewhere. */
  private void measure() {
    int unreached = problem.nodes + 1;
    int[] reached = new int[problem.nodes];
    int count = 0;
    Arrays.fill(distance, unreached);
    Arrays.fill(next, 0);
    for (int edge = 0; edge < problem.edges(); edge++) {
      int node = problem.tail[edge];
      if (problem.head[edge] == ELSEWHERE && distance[node] != 1 && free(edge, true) > 0) {
        distance[node] = 1;
        reached[count++] = node;
      }
    }
    for (int i = 0; i < count; i++) {
      int node = reached[i];
      for (int at = problem.inStart[node]; at < problem.inStart[node + 1]; at++) {
        int before = problem.tail[problem.in[at]];
        if (distance[before] == unreached && free(problem.in[at], true) > 0) {
          distance[before] = distance[node] + 1;
          reached[count++] = before;
        }
      }
      for (int at = problem.outStart[node]; at < problem.outStart[node + 1]; at++) {
        int after = problem.head[problem.out[at]];
        if (after >= 0 && distance[after] == unreached && free(problem.out[at], false) > 0) {
          distance[after] = distance[node] + 1;
          reached[count++] = after;
        }
      }
    }
    work += 2L * problem.edges() + problem.nodes;
  }
}
