package org.tracer.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of a case found.
 *
 * @param details what the case is about; null if its log cannot be read
 * @param entries of the log that are in order
 * @param head SHA-256 of the last of them
 * @param records raw answers that have their hash
 * @param files copied files that have their hash
 * @param results one for each result that the log names
 * @param problems what is not as it was written
 * @param notices what a reader must know and is no sign of change
 */
public record CaseReport(
    @Nullable CaseDetails details,
    long entries,
    String head,
    long records,
    long files,
    List<CheckedResult> results,
    List<Problem> problems,
    List<String> notices) {

  /**
   * Something that is not as it was written.
   *
   * @param where which file, line or result
   */
  public record Problem(String where, String what) {}

  /**
   * A result that the log names.
   *
   * @param state how far it could be confirmed
   * @param bytes of its document
   * @param proofs what its proofs show and do not show, in sentences
   */
  public record CheckedResult(String name, State state, long bytes, List<String> proofs) {

    /** How far a result could be confirmed. */
    public enum State {
      /** Making it again from the records gave the same bytes. */
      MADE_AGAIN,
      /** It is as it was printed; to make it again takes the index it was read from. */
      AS_PRINTED,
      /** Something is wrong, and is among the problems. */
      NOT_CONFIRMED
    }

    public CheckedResult {
      proofs = List.copyOf(proofs);
    }

    public boolean recomputed() {
      return state == State.MADE_AGAIN;
    }
  }

  public CaseReport {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
    notices = List.copyOf(notices);
  }

  /** Whether everything is as it was written, and every result follows from the records. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
