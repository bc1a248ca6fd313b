package org.tracer.bounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Satoshi;

/** One question to a network: the part of it that matters, as a {@link FlowProblem}. */
final class Question {

  private static final NotComputed TOO_MUCH_WORK =
      new NotComputed("the search for it took more work than allowed");
  private static final NotComputed TWICE =
      new NotComputed(
          "value can go through the places asked for, then through a seeded output, and then come"
              + " to them again; how much of it would count twice is not determined");

  private final TraceNetwork network;
  private final BitSet seeds;
  private final BitSet target;
  private final long workLimit;

  /** Node in the network of each node of the problem, ascending. */
  private int[] nodes = {};

  /** Edge in the network of each edge of the problem, ascending. */
  private int[] edges = {};

  Question(TraceNetwork network, BitSet seeds, BitSet target, long workLimit) {
    this.network = network;
    this.seeds = seeds;
    this.target = target;
    this.workLimit = workLimit;
  }

  BoundsResult answer() {
    if (mayCountTwice()) {
      return TWICE;
    }
    FlowProblem problem = problem();
    Extreme most = Extreme.most(problem, workLimit);
    Extreme least = most == null ? null : Extreme.least(problem, workLimit);
    return most == null || least == null ? TOO_MUCH_WORK : bounds(problem, least, most);
  }

  /** Whether a path leads from the target through a seed to the target. */
  private boolean mayCountTwice() {
    if (target.cardinality() < 2) {
      return false;
    }
    int from = network.tail[target.nextSetBit(0)];
    int last = network.tail[target.previousSetBit(network.edges() - 1)];
    boolean[] behindTarget = new boolean[last + 1 - from];
    boolean[] behindSeed = new boolean[last + 1 - from];
    for (int edge = network.firstEdge[from]; edge < network.firstEdge[last + 1]; edge++) {
      int tail = network.tail[edge] - from;
      boolean twice = behindSeed[tail] || (behindTarget[tail] && seeds.get(edge));
      if (twice && target.get(edge)) {
        return true;
      }
      int head = network.head[edge] - from;
      if (network.head[edge] != TraceNetwork.END && network.head[edge] <= last) {
        behindTarget[head] |= behindTarget[tail] || target.get(edge);
        behindSeed[head] |= twice;
      }
    }
    return false;
  }

  /** Transactions from which value can come to the target, and all that leads out of them. */
  private FlowProblem problem() {
    int[] local = ancestors();
    long[] supply = new long[nodes.length];
    int count = 0;
    for (int node : nodes) {
      count = Math.addExact(count, network.firstEdge[node + 1] - network.firstEdge[node]);
    }
    edges = new int[count];
    int[] tail = new int[count];
    int[] head = new int[count];
    long[] capacity = new long[count];
    int next = 0;
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      for (int at = network.inStart[node]; at < network.inStart[node + 1]; at++) {
        int edge = network.in[at];
        if (isSource(edge)) {
          supply[i] = Math.addExact(supply[i], network.capacity[edge]);
        }
      }
      for (int edge = network.firstEdge[node]; edge < network.firstEdge[node + 1]; edge++) {
        edges[next] = edge;
        tail[next] = i;
        head[next] = head(edge, local);
        capacity[next++] = network.capacity[edge];
      }
    }
    return new FlowProblem(supply, tail, head, capacity);
  }

  private int head(int edge, int[] local) {
    if (seeds.get(edge)) {
      return FlowProblem.ELSEWHERE;
    }
    if (target.get(edge)) {
      return FlowProblem.TARGET;
    }
    int node = network.head[edge];
    return node == TraceNetwork.END || local[node] < 0 ? FlowProblem.ELSEWHERE : local[node];
  }

  /** Whether an edge is a seed whose value goes on to the node that the edge leads to. */
  private boolean isSource(int edge) {
    return seeds.get(edge) && !target.get(edge);
  }

  /** Fills {@link #nodes} and returns the place of each node of the network in it, or -1. */
  private int[] ancestors() {
    int[] local = new int[network.transactions.size()];
    Arrays.fill(local, -1);
    int[] found = new int[local.length];
    int count = 0;
    for (int edge = target.nextSetBit(0); edge >= 0; edge = target.nextSetBit(edge + 1)) {
      int node = network.tail[edge];
      if (!seeds.get(edge) && local[node] < 0 && network.hasInputs(node)) {
        local[node] = 0;
        found[count++] = node;
      }
    }
    for (int i = 0; i < count; i++) {
      for (int at = network.inStart[found[i]]; at < network.inStart[found[i] + 1]; at++) {
        int edge = network.in[at];
        int before = network.tail[edge];
        if (!seeds.get(edge)
            && !target.get(edge)
            && local[before] < 0
            && network.hasInputs(before)) {
          local[before] = 0;
          found[count++] = before;
        }
      }
    }
    nodes = Arrays.copyOf(found, count);
    Arrays.sort(nodes);
    for (int i = 0; i < count; i++) {
      local[nodes[i]] = i;
    }
    return local;
  }

  private Bounds bounds(FlowProblem problem, Extreme least, Extreme most) {
    BitSet mostSeeds = new BitSet();
    BitSet leastSeeds = new BitSet();
    BitSet through = new BitSet();
    BitSet escapes = new BitSet();
    long certain = 0;
    for (int edge = target.nextSetBit(0); edge >= 0; edge = target.nextSetBit(edge + 1)) {
      if (seeds.get(edge)) {
        certain = Math.addExact(certain, network.capacity[edge]);
        mostSeeds.set(edge);
        leastSeeds.set(edge);
      }
    }
    for (int i = 0; i < nodes.length; i++) {
      for (int at = network.inStart[nodes[i]]; at < network.inStart[nodes[i] + 1]; at++) {
        int edge = network.in[at];
        if (isSource(edge)) {
          mostSeeds.set(edge, !most.inside().get(i));
          leastSeeds.set(edge, least.inside().get(i));
        }
      }
    }
    for (int i = 0; i < edges.length; i++) {
      through.set(edges[i], Extreme.leavesForTarget(problem, i, most.inside()));
      escapes.set(edges[i], Extreme.escapes(problem, i, least.inside()));
    }
    return new Bounds(
        Satoshi.of(Math.addExact(certain, least.amount())),
        Satoshi.of(Math.addExact(certain, most.amount())),
        list(mostSeeds, through),
        list(leastSeeds, null),
        list(null, escapes));
  }

  /** Places that hold value, in chain order. */
  private List<CutEdge> list(@Nullable BitSet ofSeeds, @Nullable BitSet ofOthers) {
    List<CutEdge> list = new ArrayList<>();
    BitSet all = new BitSet();
    if (ofSeeds != null) {
      all.or(ofSeeds);
    }
    if (ofOthers != null) {
      all.or(ofOthers);
    }
    for (int edge = all.nextSetBit(0); edge >= 0; edge = all.nextSetBit(edge + 1)) {
      if (network.capacity[edge] == 0) {
        continue;
      }
      if (ofOthers != null && ofOthers.get(edge)) {
        list.add(network.cutEdge(edge, false));
      }
      if (ofSeeds != null && ofSeeds.get(edge)) {
        list.add(network.cutEdge(edge, true));
      }
    }
    return list;
  }
}
