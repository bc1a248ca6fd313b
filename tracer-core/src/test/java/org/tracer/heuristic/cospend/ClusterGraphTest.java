package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Clusters that evidence is added to and taken back from. */
class ClusterGraphTest {

  @Property(seed = "42", tries = 1_000)
  void retract_shouldLeaveWhatRecomputingTheWorldGives(@ForAll long seed) {
    Random random = new Random(seed);
    List<CoSpendEvidence> all = Joins.random(random, 4 + random.nextInt(30), random.nextInt(30));
    ClusterGraph graph = Joins.graph(all);
    Set<TxId> retracted = new HashSet<>();
    for (CoSpendEvidence one : all) {
      if (random.nextInt(4) == 0) {
        retracted.add(one.txId());
      }
    }
    Set<LockingScript> concerned = new HashSet<>();
    for (CoSpendEvidence one : all) {
      if (retracted.contains(one.txId())) {
        concerned.addAll(graph.cluster(one.addresses().getFirst()).addresses());
      }
    }

    long touched = graph.retract(retracted);

    assertThat(touched).isEqualTo(concerned.size());
    ClusterGraph world = new ClusterGraph();
    all.forEach(one -> one.addresses().forEach(world::add));
    all.stream().filter(one -> !retracted.contains(one.txId())).forEach(world::add);
    assertThat(graph.clusters()).isEqualTo(world.clusters());
    assertThat(sets(graph)).isEqualTo(naive(world.addressCount(), graph, all, retracted));
  }

  private static Set<Set<LockingScript>> sets(ClusterGraph graph) {
    return graph.clusters().stream()
        .map(cluster -> Set.copyOf(cluster.addresses()))
        .collect(Collectors.toSet());
  }

  /** Grows sets until nothing changes. */
  private static Set<Set<LockingScript>> naive(
      int addresses, ClusterGraph graph, List<CoSpendEvidence> all, Set<TxId> retracted) {
    List<Set<LockingScript>> sets = new ArrayList<>();
    graph.clusters().forEach(c -> c.addresses().forEach(a -> sets.add(new HashSet<>(Set.of(a)))));
    assertThat(sets).hasSize(addresses);
    for (CoSpendEvidence one : all) {
      if (!retracted.contains(one.txId())) {
        Set<LockingScript> joined = new HashSet<>(one.addresses());
        sets.removeIf(set -> {
          boolean touches = one.addresses().stream().anyMatch(set::contains);
          if (touches) {
            joined.addAll(set);
          }
          return touches;
        });
        sets.add(joined);
      }
    }
    return Set.copyOf(sets);
  }

  @Test
  void retract_shouldTouchOnlyTheClusterConcerned() {
    ClusterGraph graph =
        Joins.graph(
            List.of(
                Joins.evidence(1, 1, 2),
                Joins.evidence(2, 2, 3),
                Joins.evidence(3, 10, 11, 12, 13)));
    assertThat(graph.retract(Set.of(Joins.id(2), Joins.id(99)))).isEqualTo(3);
    assertThat(graph.cluster(Joins.address(3)).addresses()).containsExactly(Joins.address(3));
    assertThat(graph.cluster(Joins.address(1)).addresses())
        .containsExactly(Joins.address(1), Joins.address(2));
    assertThat(graph.cluster(Joins.address(13)).addresses()).hasSize(4);
    assertThat(graph.holds(Joins.id(2))).isFalse();
  }

  @Test
  void edges_shouldBeAStarForEachTransaction() {
    CoSpendCluster cluster =
        Joins.graph(List.of(Joins.evidence(1, 5, 6, 7), Joins.evidence(2, 7, 5, 8)))
            .cluster(Joins.address(8));
    assertThat(cluster.edges())
        .extracting(ClusterEdge::address, ClusterEdge::joined, ClusterEdge::merging)
        .containsExactly(
            tuple(Joins.address(5), Joins.address(6), true),
            tuple(Joins.address(5), Joins.address(7), true),
            tuple(Joins.address(7), Joins.address(5), false),
            tuple(Joins.address(7), Joins.address(8), true));
  }

  @Test
  void add_shouldRefuseWhatJoinsNothing() {
    assertThatThrownBy(() -> new ClusterGraph().add(Joins.evidence(1, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("transaction " + Joins.id(1) + " joins nothing");
  }
}
