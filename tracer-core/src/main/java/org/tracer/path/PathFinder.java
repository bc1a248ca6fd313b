package org.tracer.path;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.accounting.Poison;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceListener;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.Tracer;

/** Finds how value could have got from one place to another. */
public final class PathFinder {

  private PathFinder() {}

  /**
   * Traces forward under poison, which goes wherever value could have gone, ends at the target, and
   * chooses the best paths of what it saw. A path respects time by itself: the chain lets nobody
   * spend an output before it exists.
   *
   * <p>A limit on hops counts from the nearest output of the start, as in any trace: no path within
   * the limit is missed, and a longer one may be listed where it joins a shorter.
   *
   * <p>Beside the trace: time O(k · inputs) for each criterion, times the number of different
   * bottlenecks among the widest <em>k</em>; memory 20 bytes for each of <em>k</em> ways into each
   * transaction, and 60 bytes an output. The same ledger data and request give the same result.
   *
   * @throws org.tracer.error.InvalidInputException if the start or the target names nothing on this
   *     chain
   * @throws org.tracer.error.SourceUnavailableException if the source does not answer
   * @throws org.tracer.error.MalformedDataException if what it answers is damaged or contradictory
   */
  public static PathResult find(UtxoLedger ledger, PathRequest request, TraceListener listener) {
    Destination destination = Destination.of(ledger, request);
    Trace trace =
        Tracer.trace(
            ledger,
            new TraceRequest(List.of(request.from()), new Poison(), destination.rules()),
            listener);
    OutputDag dag = new OutputDag(trace, destination::isAt);
    List<ListedPath> paths = Selection.of(dag, request.criteria(), request.count());
    List<Cut> cuts = Cuts.of(ledger, request, trace, destination);
    TracedTransaction first = trace.transactions().getFirst();
    Explanation why =
        paths.isEmpty()
            ? Explanation.of(ledger, request, destination, first, cuts)
            : new Explanation(Verdict.FOUND, null);
    return new PathResult(
        request.told(trace.request().stopRules().attributions()),
        trace,
        destination.block(),
        why.verdict(),
        paths,
        PathCount.of(dag),
        arrivals(dag),
        startsAtTarget(trace, dag),
        cuts,
        why.history());
  }

  /** Outputs that at least one path ends at, in chain order. */
  private static List<OutPoint> arrivals(OutputDag dag) {
    ShortestPaths reached = new ShortestPaths(dag, 1, 0);
    return Arrays.stream(dag.targets())
        .filter(target -> reached.count(target) > 0)
        .mapToObj(dag::position)
        .toList();
  }

  private static List<SeededPosition> startsAtTarget(Trace trace, OutputDag dag) {
    Set<Position> there = new HashSet<>();
    for (int row : dag.startsAtTarget()) {
      there.add(dag.position(row));
    }
    return trace.seeds().stream().filter(seed -> there.contains(seed.position())).toList();
  }
}
