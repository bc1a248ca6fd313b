package org.tracer.bounds;

/**
 * Nodes in topological order, some of which are given value, and edges that take it on: to a later
 * node, to the target, or elsewhere. Amounts in base units. About 36 bytes an edge, 16 a node.
 */
final class FlowProblem {

  static final int ELSEWHERE = -1;
  static final int TARGET = -2;

  final int nodes;

  /** Value that each node is given. */
  final long[] supply;

  final int[] tail;
  final int[] head;
  final long[] capacity;

  /** Edges from node n: {@code out[outStart[n]]} until {@code out[outStart[n + 1]]}, exclusive. */
  final int[] out;

  final int[] outStart;

  /** Edges into node n, likewise. */
  final int[] in;

  final int[] inStart;

  /** Takes the arrays over. */
  FlowProblem(long[] supply, int[] tail, int[] head, long[] capacity) {
    this.nodes = supply.length;
    this.supply = supply;
    this.tail = tail;
    this.head = head;
    this.capacity = capacity;
    for (int edge = 0; edge < tail.length; edge++) {
      if (head[edge] >= 0 && head[edge] <= tail[edge]) {
        throw new IllegalArgumentException(
            "edge from node " + tail[edge] + " back to " + head[edge]);
      }
      if (capacity[edge] < 0) {
        throw new IllegalArgumentException("capacity " + capacity[edge]);
      }
    }
    outStart = starts(tail, nodes);
    out = byNode(tail, outStart);
    inStart = starts(head, nodes);
    in = byNode(head, inStart);
  }

  int edges() {
    return tail.length;
  }

  /** What {@code flow} brings to the target. */
  long arrived(long[] flow) {
    long sum = 0;
    for (int edge = 0; edge < flow.length; edge++) {
      if (head[edge] == TARGET) {
        sum = Math.addExact(sum, flow[edge]);
      }
    }
    return sum;
  }

  /** Whether every edge takes no more than it can and every node passes on exactly what it gets. */
  boolean isFlow(long[] flow) {
    long[] balance = supply.clone();
    for (int edge = 0; edge < flow.length; edge++) {
      if (flow[edge] < 0 || flow[edge] > capacity[edge]) {
        return false;
      }
      balance[tail[edge]] = Math.subtractExact(balance[tail[edge]], flow[edge]);
      if (head[edge] >= 0) {
        balance[head[edge]] = Math.addExact(balance[head[edge]], flow[edge]);
      }
    }
    for (long left : balance) {
      if (left != 0) {
        return false;
      }
    }
    return true;
  }

  /** For each node where its edges start if they are sorted by it; the last entry is the end. */
  static int[] starts(int[] nodeOfEdge, int nodes) {
    int[] start = new int[nodes + 1];
    for (int node : nodeOfEdge) {
      if (node >= 0) {
        start[node + 1]++;
      }
    }
    for (int node = 0; node < nodes; node++) {
      start[node + 1] += start[node];
    }
    return start;
  }

  /** Edges sorted by their node, else in order; edges without a node are left out. */
  static int[] byNode(int[] nodeOfEdge, int[] start) {
    int[] next = start.clone();
    int[] edges = new int[start[start.length - 1]];
    for (int edge = 0; edge < nodeOfEdge.length; edge++) {
      if (nodeOfEdge[edge] >= 0) {
        edges[next[nodeOfEdge[edge]]++] = edge;
      }
    }
    return edges;
  }
}
