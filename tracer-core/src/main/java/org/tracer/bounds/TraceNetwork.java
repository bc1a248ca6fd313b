package org.tracer.bounds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/**
 * A trace as a network: a node a transaction, in chain order; an edge an output, in output order,
 * and one for the fee, behind them. 24 bytes an edge, about 60 a node.
 */
final class TraceNetwork {

  static final int END = -1;

  final List<TracedTransaction> transactions;

  /** Edges from node n: from {@code firstEdge[n]} until {@code firstEdge[n + 1]}, exclusive. */
  final int[] firstEdge;

  final int[] tail;

  /** The node an edge leads to, or {@link #END}. */
  final int[] head;

  final long[] capacity;

  /** Edges into node n: {@code in[inStart[n]]} until {@code in[inStart[n + 1]]}, exclusive. */
  final int[] in;

  final int[] inStart;
  private final Map<TxId, Integer> nodes;

  /**
   * @throws MalformedDataException if the trace contradicts itself
   */
  TraceNetwork(Trace trace) {
    transactions = trace.transactions();
    nodes = HashMap.newHashMap(transactions.size());
    firstEdge = new int[transactions.size() + 1];
    for (int node = 0; node < transactions.size(); node++) {
      TracedTransaction transaction = transactions.get(node);
      require(nodes.put(transaction.id(), node) == null, transaction, "it is there twice");
      int edges = Math.addExact(transaction.outputs().size(), 1);
      firstEdge[node + 1] = Math.addExact(firstEdge[node], edges);
    }
    int edges = firstEdge[transactions.size()];
    tail = new int[edges];
    head = new int[edges];
    capacity = new long[edges];
    for (int node = 0; node < transactions.size(); node++) {
      addEdges(node);
    }
    for (int node = 0; node < transactions.size(); node++) {
      joinInputs(node);
    }
    inStart = FlowProblem.starts(head, transactions.size());
    in = FlowProblem.byNode(head, inStart);
    for (int node = 0; node < transactions.size(); node++) {
      checkRoom(node);
    }
  }

  int edges() {
    return tail.length;
  }

  /** Whether any traced value goes into the transaction. */
  boolean hasInputs(int node) {
    return inStart[node] < inStart[node + 1];
  }

  /** The edge of an output; negative if the trace does not have it. */
  int edge(OutPoint position) {
    Integer node = nodes.get(position.txId());
    if (node == null) {
      return END;
    }
    List<TracedOutput> outputs = transactions.get(node).outputs();
    int low = 0;
    int high = outputs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int vout = outputs.get(middle).position().vout();
      if (vout == position.vout()) {
        return firstEdge[node] + middle;
      } else if (vout < position.vout()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return END;
  }

  /** The edge of a transaction's fee; negative if the trace does not have the transaction. */
  int feeEdge(TxId transaction) {
    Integer node = nodes.get(transaction);
    return node == null ? END : firstEdge[node + 1] - 1;
  }

  /** The output that an edge is; null for a fee. */
  @Nullable TracedOutput output(int edge) {
    List<TracedOutput> outputs = transactions.get(tail[edge]).outputs();
    int index = edge - firstEdge[tail[edge]];
    return index < outputs.size() ? outputs.get(index) : null;
  }

  CutEdge cutEdge(int edge, boolean seed) {
    TracedOutput output = output(edge);
    TxId id = transactions.get(tail[edge]).id();
    Satoshi value = Satoshi.of(capacity[edge]);
    if (output == null) {
      return new CutEdge(CutEdge.Kind.FEE, id, null, value);
    }
    CutEdge.Kind kind = seed ? CutEdge.Kind.SEED : CutEdge.Kind.OUTPUT;
    return new CutEdge(kind, id, output.position(), value);
  }

  private void addEdges(int node) {
    TracedTransaction transaction = transactions.get(node);
    int edge = firstEdge[node];
    int last = -1;
    for (TracedOutput output : transaction.outputs()) {
      boolean next =
          output.position().txId().equals(transaction.id()) && output.position().vout() > last;
      require(next, transaction, "its outputs are not in order");
      last = output.position().vout();
      tail[edge] = node;
      head[edge] = END;
      capacity[edge++] = output.value().value();
    }
    tail[edge] = node;
    head[edge] = END;
    capacity[edge] = transaction.fee() == null ? 0 : transaction.fee().value();
  }

  private void joinInputs(int node) {
    TracedTransaction transaction = transactions.get(node);
    for (TracedInput input : transaction.inputs()) {
      int edge = edge(input.spent());
      require(edge >= 0 && tail[edge] < node, transaction, "it spends what was not there before");
      TracedOutput output = output(edge);
      boolean followed = output != null && output.reason() == null && head[edge] == END;
      require(followed, transaction, "it spends what ended before or was spent");
      head[edge] = node;
    }
  }

  /** What goes in must find room, and what did not end must go on. */
  private void checkRoom(int node) {
    TracedTransaction transaction = transactions.get(node);
    long room = 0;
    for (int edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      room = Math.addExact(room, capacity[edge]);
      TracedOutput output = output(edge);
      boolean ended = output == null || output.reason() != null;
      require(ended == (head[edge] == END), transaction, "an output neither ended nor went on");
    }
    for (int at = inStart[node]; at < inStart[node + 1]; at++) {
      room = Math.subtractExact(room, capacity[in[at]]);
    }
    require(room >= 0, transaction, "more goes in than its outputs and its fee hold");
  }

  private static void require(boolean holds, TracedTransaction transaction, String otherwise) {
    if (!holds) {
      throw new MalformedDataException(
          "the trace contradicts itself: " + otherwise,
          "transaction " + transaction.id(),
          "Make the trace again.");
    }
  }
}
