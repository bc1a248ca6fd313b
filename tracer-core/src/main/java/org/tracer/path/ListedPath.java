package org.tracer.path;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A path with its place in the list of each criterion that has it among its best.
 *
 * @param ranks places, counted from 1; at least one
 */
public record ListedPath(Path path, Map<Criterion, Integer> ranks) {
  public ListedPath {
    ranks = Collections.unmodifiableMap(new EnumMap<>(ranks));
  }
}
