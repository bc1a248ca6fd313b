package org.tracer.heuristic.change;

/** What one heuristic says of one transaction. */
public sealed interface Ruling {

  /**
   * It applies.
   *
   * @param survivors the outputs that it cannot rule out; all of them, if it tells nothing apart
   */
  record Left(OutputSet survivors) implements Ruling {}

  /**
   * It does not apply, or what it asks for is not known.
   *
   * @param reason in a few words
   */
  record NotApplied(String reason) implements Ruling {}
}
