package org.tracer.heuristic;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rule an inference was made by.
 *
 * @param id names the rule in results, such as {@code coinjoin-wasabi-2}
 * @param version changes when the same data and parameters may give another answer
 * @param strength what a positive answer weighs
 * @param parameters the thresholds in force, as text, in the order of their names
 */
public record Heuristic(
    String id, int version, Strength strength, SortedMap<String, String> parameters) {

  public Heuristic {
    if (id.isBlank() || version < 1) {
      throw new IllegalArgumentException("heuristic \"" + id + "\", version " + version);
    }
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** One without parameters. */
  public Heuristic(String id, int version, Strength strength) {
    this(id, version, strength, new TreeMap<>());
  }

  /** Id and version, such as {@code coinjoin-wasabi-2/1}. */
  @Override
  public String toString() {
    return id + "/" + version;
  }
}
