package org.tracer.heuristic.cospend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TxInput;

/** Clusters as connected components of a graph of locks, made from transactions as they read. */
final class NaiveClusters {

  private final MemoryLedger ledger;
  private final Graph<LockingScript, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
  int setApart;
  int inconclusive;
  int unknownSources;

  NaiveClusters(MemoryLedger ledger, boolean apart) {
    this.ledger = ledger;
    TransactionBuffer buffer = new TransactionBuffer();
    for (int key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      ledger.read(key, buffer);
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        if (!buffer.isUnspendable(vout)) {
          graph.addVertex(transaction.outputs().get(vout).script());
        }
      }
      Set<LockingScript> locks = new HashSet<>();
      int unknown = 0;
      for (TxInput input : transaction.inputs()) {
        if (input.output() == null) {
          unknown++;
        } else {
          locks.add(input.output().script());
        }
      }
      unknownSources += unknown;
      if (apart && locks.size() > 1 && isApart(transaction)) {
        continue;
      }
      for (LockingScript one : locks) {
        for (LockingScript other : locks) {
          if (!one.equals(other)) {
            graph.addEdge(one, other);
          }
        }
      }
    }
  }

  private boolean isApart(Transaction transaction) {
    CoinJoinAnswer answer =
        CoinJoinDetectors.of(ledger.network()).judge(LedgerShape.of(transaction));
    if (!answer.maySeveralOwnersSpend()) {
      return false;
    }
    if (answer.verdict() == Verdict.INCONCLUSIVE) {
      inconclusive++;
    } else {
      setApart++;
    }
    return true;
  }

  /** The clusters of the same ledger's tables by address numbers, first address first. */
  Set<Set<Long>> clusters() {
    Map<LockingScript, Long> numbers = new HashMap<>();
    MemoryTables tables = new MemoryTables(ledger);
    for (long address = 0; address < tables.addressCount(); address++) {
      numbers.put(tables.script(address), address);
    }
    Set<Set<Long>> clusters = new HashSet<>();
    for (Set<LockingScript> component : new ConnectivityInspector<>(graph).connectedSets()) {
      Set<Long> cluster = new TreeSet<>();
      component.forEach(lock -> cluster.add(numbers.get(lock)));
      clusters.add(cluster);
    }
    return clusters;
  }
}
