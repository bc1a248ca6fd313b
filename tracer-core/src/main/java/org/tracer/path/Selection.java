package org.tracer.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the best paths by each criterion and puts the same path into the list only once. */
final class Selection {

  private final OutputDag dag;
  private final int most;
  private final ShortestPaths all;

  /** A path as rows, compared by what it holds. */
  private static final class Rows {

    private final int[] rows;

    Rows(int[] rows) {
      this.rows = rows;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Rows that && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(rows);
    }
  }

  private Selection(OutputDag dag, int most) {
    this.dag = dag;
    this.most = most;
    all = new ShortestPaths(dag, most, 0);
  }

  /** The best {@code most} paths by each of {@code criteria}. */
  static List<ListedPath> of(OutputDag dag, List<Criterion> criteria, int most) {
    Selection selection = new Selection(dag, most);
    Map<Rows, Map<Criterion, Integer>> ranks = new LinkedHashMap<>();
    for (Criterion criterion : criteria) {
      int rank = 0;
      for (int[] rows : selection.best(criterion)) {
        ranks
            .computeIfAbsent(new Rows(rows), unseen -> new EnumMap<>(Criterion.class))
            .put(criterion, ++rank);
      }
    }
    List<ListedPath> paths = new ArrayList<>();
    ranks.forEach((path, places) -> paths.add(new ListedPath(dag.path(path.rows), places)));
    return paths;
  }

  private List<int[]> best(Criterion criterion) {
    return switch (criterion) {
      case HOPS -> shortest(all);
      case BOTTLENECK -> widest();
      case ARRIVAL -> earliest();
    };
  }

  private List<int[]> shortest(ShortestPaths paths) {
    Ways best = new Ways(most);
    for (int target : dag.targets()) {
      paths.offer(target, best);
    }
    return rows(paths, best);
  }

  /** Targets are in chain order; those of one transaction compete by hops. */
  private List<int[]> earliest() {
    List<int[]> found = new ArrayList<>();
    int[] targets = dag.targets();
    int next = 0;
    while (next < targets.length && found.size() < most) {
      int tx = dag.transactionOf(targets[next]);
      Ways best = new Ways(most - found.size());
      for (; next < targets.length && dag.transactionOf(targets[next]) == tx; next++) {
        all.offer(targets[next], best);
      }
      found.addAll(rows(all, best));
    }
    return found;
  }

  /**
   * For each of the largest bottlenecks, from the largest down, the shortest paths through outputs
   * that are no smaller. Those that are wider still were listed before, and there are fewer of them
   * than {@code most}, so what remains is enough.
   */
  private List<int[]> widest() {
    List<int[]> found = new ArrayList<>();
    long[] bottlenecks = WidestValues.of(dag, most);
    for (long bottleneck : Arrays.stream(bottlenecks).distinct().toArray()) {
      for (int[] rows : shortest(new ShortestPaths(dag, most, bottleneck))) {
        if (found.size() < most && bottleneck(rows) == bottleneck) {
          found.add(rows);
        }
      }
    }
    return found;
  }

  private long bottleneck(int[] rows) {
    return Arrays.stream(rows).mapToLong(dag::value).min().orElseThrow();
  }

  private static List<int[]> rows(ShortestPaths paths, Ways best) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      rows.add(paths.rows(best.row(i), best.rank(i)));
    }
    return rows;
  }
}
