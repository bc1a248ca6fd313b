package org.tracer.heuristic.peel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.UtxoLedger;

/** Peel chains that pass through given transactions. */
public final class PeelChains {

  private PeelChains() {}

  /**
   * Follows from every given transaction of the shape of a link, in chain order, unless a chain
   * already found passes through it. A chain begins with the earliest transaction that was given,
   * and may go on through others that were not.
   *
   * <p>Cost: that of {@link PeelChain#follow} for each chain, and one read for each transaction.
   *
   * @param ids such as those of a trace; those not in the chain are left out
   * @param leastPeels shorter chains are left out
   * @return in chain order of their first peel
   */
  public static List<PeelChain> through(
      UtxoLedger ledger, Collection<TxId> ids, PeelRules rules, int leastPeels) {
    long[] keys =
        ids.stream()
            .mapToLong(ledger::find)
            .filter(key -> key != UtxoLedger.NOT_FOUND)
            .distinct()
            .toArray();
    Arrays.sort(keys);
    Set<TxId> seen = new HashSet<>();
    List<PeelChain> found = new ArrayList<>();
    for (long key : keys) {
      Transaction transaction = ledger.transaction(key);
      if (transaction.inputs().size() != 1 || seen.contains(transaction.id())) {
        continue;
      }
      OutPoint start = transaction.inputs().getFirst().spent();
      if (ledger.find(start.txId()) == UtxoLedger.NOT_FOUND) {
        continue;
      }
      PeelChain chain = PeelChain.follow(ledger, start, rules);
      chain.peels().forEach(peel -> seen.add(peel.remainder().txId()));
      if (chain.peels().size() >= leastPeels) {
        found.add(chain);
      }
    }
    return found;
  }
}
