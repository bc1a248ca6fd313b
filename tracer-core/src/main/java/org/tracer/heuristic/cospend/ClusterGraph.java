package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * Addresses, and the transactions that join them: the clusters are the connected parts. All
 * evidence is kept, so that any of it can be taken back; only the cluster it was part of is then
 * made again. Memory: linear in the inputs of the evidence. Confined to one thread.
 */
public final class ClusterGraph {

  private final Map<LockingScript, Integer> numbers = new HashMap<>();
  private final List<LockingScript> addresses = new ArrayList<>();
  private final List<Part> partOf = new ArrayList<>();
  private final Map<TxId, CoSpendEvidence> evidence = new HashMap<>();

  /** One cluster. */
  private static final class Part {
    final List<Integer> members = new ArrayList<>();
    final LinkedHashMap<TxId, CoSpendEvidence> evidence = new LinkedHashMap<>();
  }

  /** Adds an address, as a cluster of its own if it is new. */
  public void add(LockingScript address) {
    number(address);
  }

  /**
   * Adds what a transaction says. What does not join anything is refused, and what is there already
   * changes nothing. The smaller parts are put to the largest: O(m log m) for all inputs <i>m</i>.
   *
   * @throws IllegalArgumentException if the evidence does not join
   */
  public void add(CoSpendEvidence one) {
    if (!one.joins()) {
      throw new IllegalArgumentException("transaction " + one.txId() + " joins nothing");
    }
    if (evidence.putIfAbsent(one.txId(), one) == null) {
      join(one);
    }
  }

  private void join(CoSpendEvidence one) {
    Set<Part> parts = new LinkedHashSet<>();
    one.addresses().forEach(address -> parts.add(partOf.get(number(address))));
    Part largest = parts.iterator().next();
    for (Part part : parts) {
      largest = part.members.size() > largest.members.size() ? part : largest;
    }
    for (Part part : parts) {
      if (part != largest) {
        for (int member : part.members) {
          partOf.set(member, largest);
        }
        largest.members.addAll(part.members);
        largest.evidence.putAll(part.evidence);
      }
    }
    largest.evidence.put(one.txId(), one);
  }

  /**
   * Takes evidence back, and makes the clusters it was part of again from what is left; no other is
   * touched. Transactions that are not there are passed over.
   *
   * @return how many addresses were looked at: those of the clusters concerned
   */
  public long retract(Set<TxId> transactions) {
    Set<Part> concerned = new LinkedHashSet<>();
    for (TxId id : transactions) {
      CoSpendEvidence one = evidence.remove(id);
      if (one != null) {
        Part part = partOf.get(number(one.addresses().getFirst()));
        part.evidence.remove(id);
        concerned.add(part);
      }
    }
    long touched = 0;
    for (Part part : concerned) {
      touched += part.members.size();
      for (int member : part.members) {
        partOf.set(member, alone(member));
      }
      part.evidence.values().forEach(this::join);
    }
    return touched;
  }

  public int addressCount() {
    return addresses.size();
  }

  /** Whether the evidence of this transaction is part of the graph. */
  public boolean holds(TxId transaction) {
    return evidence.containsKey(transaction);
  }

  /**
   * The cluster of an address, addresses in the order they were added.
   *
   * @throws IllegalArgumentException if the address was not added
   */
  public CoSpendCluster cluster(LockingScript address) {
    @Nullable Integer number = numbers.get(address);
    if (number == null) {
      throw new IllegalArgumentException("not in the graph: " + address);
    }
    return cluster(partOf.get(number));
  }

  /** All clusters, by the first added address of each. */
  public List<CoSpendCluster> clusters() {
    return new LinkedHashSet<>(partOf).stream().map(this::cluster).toList();
  }

  private CoSpendCluster cluster(Part part) {
    return new CoSpendCluster(
        part.members.stream().sorted().map(addresses::get).toList(),
        List.copyOf(part.evidence.values()));
  }

  private int number(LockingScript address) {
    Integer number = numbers.putIfAbsent(address, addresses.size());
    if (number != null) {
      return number;
    }
    int added = addresses.size();
    addresses.add(address);
    partOf.add(alone(added));
    return added;
  }

  private static Part alone(int member) {
    Part part = new Part();
    part.members.add(member);
    return part;
  }
}
