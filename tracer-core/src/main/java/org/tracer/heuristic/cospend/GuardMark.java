package org.tracer.heuristic.cospend;

import java.util.List;
import java.util.Locale;
import org.tracer.heuristic.Verdict;

/**
 * What a guard found in one transaction, and what came of it.
 *
 * @param rule id and version of what judged, such as {@code coinjoin-wasabi-2/1}
 * @param verdict of the rule
 * @param evidence what the verdict rests on, each a short sentence
 */
public record GuardMark(
    CoSpendGuard guard, Effect effect, String rule, Verdict verdict, List<String> evidence) {

  public GuardMark {
    evidence = List.copyOf(evidence);
  }

  /** What came of it. */
  public enum Effect {
    /** The transaction joins nothing. */
    SET_APART,
    /** Some input addresses were left out, and the others joined if they were two or more. */
    LEFT_OUT,
    /** It joins, and the edge is weak: the guard is not in force. */
    WEAKENED,
    /** It joins; the guard is in force, and what it asks for is not known. */
    NOT_CHECKED;

    /** As it is written in documents, such as {@code set-apart}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
