package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * Addresses judged to be under common control, and all evidence that joins them.
 *
 * @param addresses at least one, each once
 * @param evidence every transaction that joins some of them, in chain order; together they connect
 *     all addresses
 */
public record CoSpendCluster(List<LockingScript> addresses, List<CoSpendEvidence> evidence) {

  /** Bounds the work of one cut: about a second on one core. */
  public static final long STEPS = 100_000_000;

  public CoSpendCluster {
    addresses = List.copyOf(addresses);
    evidence = evidence.stream().sorted(CoSpendEvidence.CHAIN_ORDER).toList();
  }

  /** All edges, in chain order. Linear in the inputs of the evidence. */
  public List<ClusterEdge> edges() {
    Map<LockingScript, Integer> numbers = numbers();
    DisjointSets sets = new DisjointSets(addresses.size());
    List<ClusterEdge> edges = new ArrayList<>();
    for (CoSpendEvidence one : evidence) {
      LockingScript first = one.addresses().getFirst();
      for (LockingScript joined : one.addresses().subList(1, one.addresses().size())) {
        boolean merging = sets.join(number(numbers, first), number(numbers, joined));
        edges.add(new ClusterEdge(one, first, joined, merging));
      }
    }
    return edges;
  }

  /**
   * The least number of transactions without which the cluster falls apart: a minimum cut of the
   * hypergraph in which a transaction joins all its addresses. One transaction is always found, in
   * linear time; of several such, the one that leaves the smallest largest part. More than one take
   * O(addresses · inputs of the evidence) steps, at most {@code steps}.
   *
   * @see <a href="https://doi.org/10.1145/263867.263872">Stoer and Wagner, A Simple Min-Cut
   *     Algorithm, 1997</a>, whose order of vertices Klimmek and Wagner (Freie Universität Berlin,
   *     report B 96-02, 1996) carried over to hypergraphs
   */
  public HangsOn hangsOn(long steps) {
    if (addresses.size() == 1) {
      return new HangsOn.Nothing();
    }
    Incidence incidence = incidence();
    int single = SplittingTransactions.mostEven(incidence);
    if (single >= 0) {
      return cut(incidence, new int[] {single});
    }
    int[] least = MinimumCut.of(incidence, steps);
    return least.length == 0 ? new HangsOn.NotComputed(steps) : cut(incidence, least);
  }

  /**
   * The least number of transactions without which the two addresses are no longer joined: so many
   * chains of transactions join them that share none (Menger 1927). By augmenting paths, O(answer ·
   * inputs of the evidence) steps, at most {@code steps}.
   *
   * @throws IllegalArgumentException if the addresses are equal or not both of this cluster
   */
  public HangsOn between(LockingScript one, LockingScript other, long steps) {
    Map<LockingScript, Integer> numbers = numbers();
    if (one.equals(other) || !numbers.containsKey(one) || !numbers.containsKey(other)) {
      throw new IllegalArgumentException(one + " and " + other + " are not two of one cluster");
    }
    Incidence incidence = incidence();
    int[] least =
        SeparatingTransactions.of(incidence, number(numbers, one), number(numbers, other), steps);
    return least.length == 0 ? new HangsOn.NotComputed(steps) : cut(incidence, least);
  }

  private HangsOn cut(Incidence incidence, int[] transactions) {
    List<CoSpendEvidence> cut = new ArrayList<>();
    for (int transaction : transactions) {
      cut.add(evidence.get(transaction));
    }
    List<List<LockingScript>> parts = new ArrayList<>();
    for (int[] part : incidence.partsWithout(transactions)) {
      List<LockingScript> of = new ArrayList<>();
      for (int address : part) {
        of.add(addresses.get(address));
      }
      parts.add(of);
    }
    return new HangsOn.Cut(cut, parts);
  }

  private Incidence incidence() {
    Map<LockingScript, Integer> numbers = numbers();
    int[][] addressesOf = new int[evidence.size()][];
    for (int transaction = 0; transaction < addressesOf.length; transaction++) {
      addressesOf[transaction] =
          evidence.get(transaction).addresses().stream()
              .mapToInt(address -> number(numbers, address))
              .toArray();
    }
    return new Incidence(addresses.size(), addressesOf);
  }

  private Map<LockingScript, Integer> numbers() {
    Map<LockingScript, Integer> numbers = new HashMap<>();
    for (LockingScript address : addresses) {
      numbers.put(address, numbers.size());
    }
    return numbers;
  }

  private static int number(Map<LockingScript, Integer> numbers, LockingScript address) {
    return Objects.requireNonNull(numbers.get(address), "an address outside the cluster");
  }
}
