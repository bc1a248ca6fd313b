package org.tracer.heuristic.cospend;

import java.util.List;
import org.tracer.chain.bitcoin.LockingScript;

/** How much evidence has to be wrong before a cluster, or a pair of its addresses, falls apart. */
public sealed interface HangsOn {

  /** There is one address, so nothing can fall apart. */
  record Nothing() implements HangsOn {}

  /**
   * Without these transactions it falls apart; without any fewer it does not.
   *
   * @param transactions in chain order; others may do as well
   * @param parts what is left, each part with its addresses in the order of the cluster; the first
   *     part holds the cluster's first address
   */
  record Cut(List<CoSpendEvidence> transactions, List<List<LockingScript>> parts)
      implements HangsOn {
    public Cut {
      transactions = List.copyOf(transactions);
      parts = parts.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The answer takes more steps than were allowed. For a whole cluster it is then known that no
   * single transaction holds it together.
   */
  record NotComputed(long steps) implements HangsOn {}
}
