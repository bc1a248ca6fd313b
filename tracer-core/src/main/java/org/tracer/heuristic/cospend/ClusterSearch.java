package org.tracer.heuristic.cospend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * Finds the cluster of one address from any source: the histories of its addresses are read,
 * breadth first, for transactions that spend from them and from others.
 *
 * <p>Without limits the result is the cluster that the whole chain gives. With limits it is a part
 * of that: what is found is as good, and there may be more.
 */
public final class ClusterSearch {

  private final UtxoLedger ledger;
  private final CoSpendJudge judge;
  private final SearchLimits limits;
  private final Set<TxId> without;
  private final IntConsumer progress;

  private final LinkedHashSet<LockingScript> reached = new LinkedHashSet<>();
  private final Queue<LockingScript> waiting = new ArrayDeque<>();
  private final Set<Long> read = new HashSet<>();
  private final Map<Long, CoSpendEvidence> joining = new HashMap<>();
  private final Map<Long, CoSpendEvidence> apart = new HashMap<>();
  private final Map<Long, CoSpendEvidence> retracted = new HashMap<>();
  private final List<LockingScript> hubs = new ArrayList<>();
  private int opened;
  private boolean cut;

  private ClusterSearch(
      UtxoLedger ledger,
      CoSpendJudge judge,
      SearchLimits limits,
      Set<TxId> without,
      IntConsumer progress) {
    this.ledger = ledger;
    this.judge = judge;
    this.limits = limits;
    this.without = Set.copyOf(without);
    this.progress = progress;
  }

  /**
   * Searches around an address. Asks the ledger for one history an address and each transaction of
   * it once, besides what {@link CoSpendJudge#judge} asks. The result depends on ledger, start,
   * guards and limits alone.
   *
   * @param without transactions that are not to be taken for evidence
   * @param progress told how many transactions were read
   */
  public static FoundCluster around(
      UtxoLedger ledger,
      LockingScript start,
      Set<CoSpendGuard> guards,
      SearchLimits limits,
      Set<TxId> without,
      IntConsumer progress) {
    CoSpendJudge judge = new CoSpendJudge(ledger, guards);
    return new ClusterSearch(ledger, judge, limits, without, progress).search(start);
  }

  private FoundCluster search(LockingScript start) {
    reach(start);
    List<LockingScript> unopened = new ArrayList<>();
    while (!waiting.isEmpty()) {
      LockingScript address = waiting.remove();
      if (cut || opened == limits.addresses()) {
        unopened.add(address);
        continue;
      }
      Optional<long[]> history = ledger.historyWithin(address, limits.historyLength());
      if (history.isEmpty()) {
        hubs.add(address);
      } else if (!open(address, history.get())) {
        unopened.add(address);
      }
    }
    ClusterGraph graph = new ClusterGraph();
    reached.forEach(graph::add);
    inOrder(joining).forEach(graph::add);
    apart.keySet().removeAll(joining.keySet());
    return new FoundCluster(
        start,
        graph.cluster(start),
        inOrder(apart),
        inOrder(retracted),
        hubs,
        unopened,
        opened,
        read.size(),
        judge.guards(),
        limits);
  }

  /** Reads what an address did; false if the limit of transactions cut it short. */
  private boolean open(LockingScript address, long[] history) {
    opened++;
    for (long key : history) {
      if (!read.contains(key)) {
        if (read.size() == limits.transactions()) {
          cut = true;
          return false;
        }
        read.add(key);
        progress.accept(read.size());
      }
      if (!joining.containsKey(key)
          && !retracted.containsKey(key)
          && spends(ledger.transaction(key), address)) {
        judge.judge(key).ifPresent(evidence -> take(key, evidence, address));
      }
    }
    return true;
  }

  private static boolean spends(Transaction tx, LockingScript address) {
    for (TxInput input : tx.inputs()) {
      TxOutput spent = input.output();
      if (spent != null && spent.script().equals(address)) {
        return true;
      }
    }
    return false;
  }

  private void take(long key, CoSpendEvidence evidence, LockingScript address) {
    if (!evidence.joins() || !evidence.addresses().contains(address)) {
      apart.put(key, evidence);
    } else if (without.contains(evidence.txId())) {
      retracted.put(key, evidence);
    } else {
      joining.put(key, evidence);
      evidence.addresses().forEach(this::reach);
    }
  }

  private static List<CoSpendEvidence> inOrder(Map<Long, CoSpendEvidence> evidence) {
    return evidence.values().stream().sorted(CoSpendEvidence.CHAIN_ORDER).toList();
  }

  private void reach(LockingScript address) {
    if (reached.add(address)) {
      waiting.add(address);
    }
  }
}
