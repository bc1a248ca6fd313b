package org.tracer.path;

/** How many paths there are, by one pass in chain order. */
final class PathCount {

  private PathCount() {}

  /** Paths to all targets; {@link PathResult#UNCOUNTED} for that many or more. */
  static long of(OutputDag dag) {
    long[] into = new long[dag.transactionCount()];
    for (int tx = 0; tx < into.length; tx++) {
      for (int row : dag.predecessors(tx)) {
        into[tx] = capped(into[tx] + to(dag, row, into));
      }
    }
    long total = 0;
    for (int row : dag.targets()) {
      total = capped(total + to(dag, row, into));
    }
    return total;
  }

  private static long to(OutputDag dag, int row, long[] into) {
    return dag.isStart(row) ? 1 : into[dag.transactionOf(row)];
  }

  private static long capped(long count) {
    return Math.min(count, PathResult.UNCOUNTED);
  }
}
