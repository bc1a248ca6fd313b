package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Minimum cuts against trying all sets of transactions. */
class HangsOnTest {

  private static CoSpendCluster largest(Random random) {
    int addresses = 2 + random.nextInt(7);
    List<CoSpendEvidence> all = Joins.random(random, addresses, 2 + random.nextInt(11));
    return Joins.graph(all).clusters().stream()
        .max((a, b) -> Integer.compare(a.addresses().size(), b.addresses().size()))
        .orElseThrow();
  }

  private static ClusterGraph without(CoSpendCluster cluster, Predicate<CoSpendEvidence> cut) {
    ClusterGraph graph = new ClusterGraph();
    cluster.addresses().forEach(graph::add);
    cluster.evidence().stream().filter(cut.negate()).forEach(graph::add);
    return graph;
  }

  /** The least number of transactions without which {@code fallen} holds, by trying all sets. */
  private static int brute(CoSpendCluster cluster, Predicate<ClusterGraph> fallen) {
    int least = Integer.MAX_VALUE;
    for (int chosen = 0; chosen < 1 << cluster.evidence().size(); chosen++) {
      int set = chosen;
      if (Integer.bitCount(set) < least
          && fallen.test(
              without(cluster, one -> (set >> cluster.evidence().indexOf(one) & 1) == 1))) {
        least = Integer.bitCount(set);
      }
    }
    return least;
  }

  private static void check(CoSpendCluster cluster, HangsOn found, int least) {
    HangsOn.Cut cut = (HangsOn.Cut) found;
    assertThat(cut.transactions()).hasSize(least).isSortedAccordingTo(CoSpendEvidence.CHAIN_ORDER);
    Set<TxId> ids =
        cut.transactions().stream().map(CoSpendEvidence::txId).collect(Collectors.toSet());
    assertThat(cut.parts())
        .isEqualTo(
            without(cluster, one -> ids.contains(one.txId())).clusters().stream()
                .map(CoSpendCluster::addresses)
                .toList())
        .hasSizeGreaterThan(1);
  }

  @Property(seed = "42", tries = 400)
  void hangsOn_shouldBeTheLeastOfAllSetsThatSplit(@ForAll long seed) {
    CoSpendCluster cluster = largest(new Random(seed));
    int least = brute(cluster, graph -> graph.clusters().size() > 1);
    check(cluster, cluster.hangsOn(CoSpendCluster.STEPS), least);
  }

  @Property(seed = "42", tries = 400)
  void between_shouldBeTheLeastOfAllSetsThatSeparate(@ForAll long seed) {
    CoSpendCluster cluster = largest(new Random(seed));
    LockingScript one = cluster.addresses().getFirst();
    LockingScript other = cluster.addresses().getLast();
    int least = brute(cluster, graph -> !graph.cluster(one).addresses().contains(other));
    HangsOn.Cut cut = (HangsOn.Cut) cluster.between(one, other, CoSpendCluster.STEPS);
    check(cluster, cut, least);
    assertThat(cut.parts()).noneMatch(part -> part.contains(one) && part.contains(other));
  }

  /** Denser, so that many transactions are cut. */
  @Property(seed = "42", tries = 200)
  void hangsOn_shouldBeTheLeastCutBetweenAnyTwo(@ForAll long seed) {
    Random random = new Random(seed);
    CoSpendCluster cluster =
        Joins.graph(Joins.random(random, 10, 40)).clusters().stream()
            .max((a, b) -> Integer.compare(a.addresses().size(), b.addresses().size()))
            .orElseThrow();
    int least = Integer.MAX_VALUE;
    LockingScript first = cluster.addresses().getFirst();
    for (LockingScript other : cluster.addresses().subList(1, cluster.addresses().size())) {
      HangsOn.Cut cut = (HangsOn.Cut) cluster.between(first, other, CoSpendCluster.STEPS);
      least = Math.min(least, cut.transactions().size());
    }
    check(cluster, cluster.hangsOn(CoSpendCluster.STEPS), least);
  }

  @Test
  void hangsOn_shouldNameTheTransactionThatSplitsMostEvenly() {
    CoSpendCluster cluster =
        Joins.graph(
                List.of(
                    Joins.evidence(1, 1, 2, 3),
                    Joins.evidence(2, 1, 2),
                    Joins.evidence(3, 2, 3),
                    Joins.evidence(4, 3, 4),
                    Joins.evidence(5, 4, 5, 6),
                    Joins.evidence(6, 4, 5),
                    Joins.evidence(7, 6, 5),
                    Joins.evidence(8, 6, 7)))
            .cluster(Joins.address(1));
    HangsOn.Cut cut = (HangsOn.Cut) cluster.hangsOn(CoSpendCluster.STEPS);
    assertThat(cut.transactions()).extracting(CoSpendEvidence::txId).containsExactly(Joins.id(4));
    assertThat(cut.parts()).extracting(List::size).containsExactly(3, 4);
  }

  @Test
  void hangsOn_shouldSayNothingOfOneAddressAndStopAtItsBound() {
    ClusterGraph graph = new ClusterGraph();
    graph.add(Joins.address(1));
    assertThat(graph.cluster(Joins.address(1)).hangsOn(1)).isEqualTo(new HangsOn.Nothing());
    List<CoSpendEvidence> three = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      three.add(Joins.evidence(i, i / 4, (i / 4 + 1) % 3));
    }
    CoSpendCluster ring = Joins.graph(three).cluster(Joins.address(0));
    assertThat(ring.hangsOn(5)).isEqualTo(new HangsOn.NotComputed(5));
    assertThat(((HangsOn.Cut) ring.hangsOn(CoSpendCluster.STEPS)).transactions()).hasSize(8);
    assertThat(ring.between(Joins.address(0), Joins.address(1), 5))
        .isEqualTo(new HangsOn.NotComputed(5));
    assertThatThrownBy(() -> ring.between(Joins.address(0), Joins.address(7), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
