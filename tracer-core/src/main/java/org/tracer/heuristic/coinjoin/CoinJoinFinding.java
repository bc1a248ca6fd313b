package org.tracer.heuristic.coinjoin;

import java.util.List;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * What one detector says of one transaction.
 *
 * @param denominationSat the amount of the equal outputs that count most, in satoshi, or {@link
 *     TransactionShape#UNKNOWN} if there is none; for a Tx0 the pool's
 * @param equalOutputs how many outputs have that amount (for a Tx0: are premix outputs); 0 if none.
 *     An upper bound of nothing: one party may hold several, and other amounts may be mixed too
 * @param evidence what the answer rests on, each a short sentence; empty for {@link Verdict#NO}
 */
public record CoinJoinFinding(
    Heuristic heuristic,
    CoinJoinKind kind,
    Verdict verdict,
    long denominationSat,
    int equalOutputs,
    List<String> evidence) {

  public CoinJoinFinding {
    evidence = List.copyOf(evidence);
    if (equalOutputs < 0 || (verdict != Verdict.NO && evidence.isEmpty())) {
      throw new IllegalArgumentException(
          kind + " " + verdict + ", " + equalOutputs + " equal outputs, evidence " + evidence);
    }
  }

  /** The answer of most transactions; a detector makes it once. */
  static CoinJoinFinding no(Heuristic heuristic, CoinJoinKind kind) {
    return new CoinJoinFinding(heuristic, kind, Verdict.NO, TransactionShape.UNKNOWN, 0, List.of());
  }
}
