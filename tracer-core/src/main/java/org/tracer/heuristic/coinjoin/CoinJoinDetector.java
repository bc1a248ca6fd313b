package org.tracer.heuristic.coinjoin;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.TransactionShape;

/**
 * One rule by which a form of CoinJoin is recognised. Without state; may be used by several threads
 * at once. Looks at amounts, locks and their forms, never at heights: see {@link CoinJoinDetectors}
 * for those.
 */
public interface CoinJoinDetector {

  CoinJoinKind kind();

  Heuristic heuristic();

  /**
   * The first height of the main chain at which such a transaction can be, as published; 0 if none
   * was.
   */
  int firstMainHeight();

  /**
   * Judges one transaction. Most are answered from the counts of inputs and outputs, without
   * allocating; otherwise O(i log i + o log o) in inputs and outputs unless the detector says more.
   * Unknown inputs make the answer inconclusive exactly where they could decide.
   */
  CoinJoinFinding judge(TransactionShape tx);
}
