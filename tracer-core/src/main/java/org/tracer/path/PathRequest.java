package org.tracer.path;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Attributions;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;

/**
 * Between which places to look for paths, how far, and how many to list.
 *
 * @param stopRules the user's limits; what the target itself implies is added by the search
 * @param count how many paths to list for each criterion, 1 to {@link #MOST}
 * @param criteria which to list by, in the order of {@link Criterion}
 * @param lookUpTarget whether the source may be asked what the target received when no path is
 *     found: it tells "not paid" from "not reached", and it tells a remote source the target
 */
public record PathRequest(
    Seed from,
    PathTarget to,
    StopRules stopRules,
    int count,
    List<Criterion> criteria,
    boolean lookUpTarget) {

  /** More would be read by nobody, and the search holds this many for every transaction. */
  public static final int MOST = 1_000;

  public PathRequest {
    if (count < 1 || count > MOST) {
      throw new InvalidInputException(
          "between 1 and " + MOST + " paths can be listed",
          "number of paths " + count,
          "Name a number in between.");
    }
    criteria = ordered(criteria);
    if (criteria.isEmpty()) {
      throw new IllegalArgumentException("no criterion is named");
    }
  }

  /** The same request with the tags that took effect, so that it can be made again without them. */
  PathRequest told(Attributions attributions) {
    return new PathRequest(
        from, to, stopRules.withAttributions(attributions), count, criteria, lookUpTarget);
  }

  private static List<Criterion> ordered(Collection<Criterion> criteria) {
    return Arrays.stream(Criterion.values()).filter(criteria::contains).toList();
  }
}
