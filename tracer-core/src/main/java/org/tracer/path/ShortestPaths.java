package org.tracer.path;

import org.tracer.column.IntColumn;

/**
 * For every transaction the best few ways into it from the start, by hops; of equal ones the way
 * whose outputs, compared backwards, stand earlier in the chain goes first. One pass in chain
 * order, without recursion.
 *
 * <p>With <em>k</em> ways a transaction: time O(k² · inputs), in practice O(k · inputs), because
 * most ways are worse than those that are held; memory 12 bytes a way.
 */
final class ShortestPaths {

  private final OutputDag dag;
  private final long leastValue;
  private final int[] first;
  private final IntColumn hops = new IntColumn();
  private final IntColumn from = new IntColumn();
  private final IntColumn ranks = new IntColumn();

  /**
   * @param most ways to hold for each transaction
   * @param leastValue go through outputs of at least this many satoshi only
   */
  ShortestPaths(OutputDag dag, int most, long leastValue) {
    this.dag = dag;
    this.leastValue = leastValue;
    first = new int[dag.transactionCount() + 1];
    Ways best = new Ways(most);
    for (int tx = 0; tx < dag.transactionCount(); tx++) {
      first[tx] = hops.size();
      best.clear();
      for (int row : dag.predecessors(tx)) {
        offer(row, best);
      }
      for (int i = 0; i < best.size(); i++) {
        hops.add((int) best.key(i) + 1);
        from.add(best.row(i));
        ranks.add(best.rank(i));
      }
      first[tx + 1] = hops.size();
    }
  }

  /** Offers the ways to an output, best first, keyed by hops. */
  void offer(int row, Ways to) {
    int count = count(row);
    for (int rank = 0; rank < count; rank++) {
      if (!to.offer(hops(row, rank), row, rank)) {
        return;
      }
    }
  }

  /** How many ways to an output are held. */
  int count(int row) {
    if (dag.value(row) < leastValue) {
      return 0;
    }
    if (dag.isStart(row)) {
      return 1;
    }
    int tx = dag.transactionOf(row);
    return first[tx + 1] - first[tx];
  }

  /** Spends on the way to an output. */
  int hops(int row, int rank) {
    return dag.isStart(row) ? 0 : hops.get(first[dag.transactionOf(row)] + rank);
  }

  /** Rows of the way to an output, from the start to the output itself. */
  int[] rows(int row, int rank) {
    int[] rows = new int[hops(row, rank) + 1];
    int at = row;
    int way = rank;
    for (int i = rows.length - 1; i > 0; i--) {
      rows[i] = at;
      int entry = first[dag.transactionOf(at)] + way;
      at = from.get(entry);
      way = ranks.get(entry);
    }
    rows[0] = at;
    return rows;
  }
}
