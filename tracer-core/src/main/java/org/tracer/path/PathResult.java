package org.tracer.path;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;

/**
 * The paths that were found, or why there is none. Immutable.
 *
 * @param trace the poison trace that was searched; its stop rules are the user's and what the
 *     target implies: it stops at the target's lock, or after the target's block
 * @param targetBlock block of the target's transaction; null for a target that is a lock
 * @param paths each once, in the order of the first criterion that lists it
 * @param total how many paths there are in the trace; {@link #UNCOUNTED} for that many or more
 * @param arrivals outputs at the target that paths end at, in chain order
 * @param alreadyThere outputs of the start that are at the target themselves: nothing had to move;
 *     they were followed, and paths from them are ways back to the target
 * @param cuts where the search was cut by a limit or by missing data, in the order of {@link
 *     org.tracer.trace.StopReason}
 * @param history what the target received; null where that was not asked or cannot be told
 */
public record PathResult(
    PathRequest request,
    Trace trace,
    @Nullable BlockRef targetBlock,
    Verdict verdict,
    List<ListedPath> paths,
    long total,
    List<OutPoint> arrivals,
    List<SeededPosition> alreadyThere,
    List<Cut> cuts,
    @Nullable TargetHistory history) {

  /** Counting ends here. */
  public static final long UNCOUNTED = 1_000_000_000_000_000L;

  public PathResult {
    paths = List.copyOf(paths);
    arrivals = List.copyOf(arrivals);
    alreadyThere = List.copyOf(alreadyThere);
    cuts = List.copyOf(cuts);
  }
}
