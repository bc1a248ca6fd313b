package org.tracer.path;

import java.util.Arrays;
import org.tracer.column.LongColumn;

/**
 * The bottlenecks of the widest few paths, each path counted for itself. Bottlenecks only shrink
 * along a path, and in the same way for all, so the best few of every transaction are enough. Which
 * paths have them is another question: a wide beginning may lose to a short one as soon as both
 * have passed the same narrow output.
 *
 * <p>Time O(k · inputs), memory 8 bytes for each of <em>k</em> values a transaction.
 */
final class WidestValues {

  private final OutputDag dag;
  private final int[] first;
  private final LongColumn values = new LongColumn();

  private WidestValues(OutputDag dag, int most) {
    this.dag = dag;
    first = new int[dag.transactionCount() + 1];
    Ways best = new Ways(most);
    for (int tx = 0; tx < dag.transactionCount(); tx++) {
      first[tx] = values.size();
      best.clear();
      for (int row : dag.predecessors(tx)) {
        offer(row, best);
      }
      for (int i = 0; i < best.size(); i++) {
        values.add(-best.key(i));
      }
      first[tx + 1] = values.size();
    }
  }

  /** The bottlenecks of the widest paths to any target, the largest first, at most {@code most}. */
  static long[] of(OutputDag dag, int most) {
    WidestValues widest = new WidestValues(dag, most);
    Ways best = new Ways(most);
    for (int row : dag.targets()) {
      widest.offer(row, best);
    }
    long[] bottlenecks = new long[best.size()];
    Arrays.setAll(bottlenecks, i -> -best.key(i));
    return bottlenecks;
  }

  private void offer(int row, Ways to) {
    if (dag.isStart(row)) {
      to.offer(-dag.value(row), row, 0);
      return;
    }
    int tx = dag.transactionOf(row);
    for (int i = first[tx]; i < first[tx + 1]; i++) {
      if (!to.offer(-Math.min(dag.value(row), values.get(i)), row, i - first[tx])) {
        return;
      }
    }
  }
}
