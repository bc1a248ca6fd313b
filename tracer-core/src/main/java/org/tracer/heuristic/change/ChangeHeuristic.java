package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;

/**
 * Rules outputs out as change, and does nothing else: what it leaves may be change, or may not. So
 * two heuristics can contradict each other only by leaving nothing in common, and none can make an
 * output change that another ruled out. Stateless; may be used by several threads.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">Kalodner
 *     et al., BlockSci, USENIX Security 2020, section on change addresses, for the design</a>
 */
public interface ChangeHeuristic {

  Heuristic heuristic();

  /**
   * Which of {@link SpendingTransaction#candidates()} may be change. Only asked of transactions
   * with two candidates or more that spend something and are not a CoinJoin.
   */
  Ruling rule(SpendingTransaction transaction);
}
