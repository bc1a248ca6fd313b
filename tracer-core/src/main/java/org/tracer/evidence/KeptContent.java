package org.tracer.evidence;

import org.jspecify.annotations.Nullable;
import org.tracer.bounds.BoundsResult;
import org.tracer.bounds.FlowBounds;
import org.tracer.bounds.Target;
import org.tracer.document.DocumentContent;
import org.tracer.path.PathResult;

/** What a result of a case holds. */
public sealed interface KeptContent {

  /** A trace over outputs or accounts. */
  record OfTrace(DocumentContent content) implements KeptContent {}

  /**
   * A search for paths.
   *
   * @param bounds of the value that can have reached the target; null just where no path does
   */
  record OfPaths(PathResult result, @Nullable BoundsResult bounds) implements KeptContent {
    public OfPaths {
      if ((bounds == null) != result.arrivals().isEmpty()) {
        throw new IllegalArgumentException("bounds belong to paths, and to nothing else");
      }
    }

    /** The search answers whether there is a path; the bounds say how much it can matter. */
    public static OfPaths of(PathResult result) {
      return new OfPaths(
          result,
          result.arrivals().isEmpty()
              ? null
              : FlowBounds.of(result.trace()).of(Target.ofPositions(result.arrivals())));
    }
  }
}
