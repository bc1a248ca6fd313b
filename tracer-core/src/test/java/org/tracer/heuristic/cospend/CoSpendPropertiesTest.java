package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;

/** Clusters against connected components of a graph, on random small chains. */
class CoSpendPropertiesTest {

  private static Set<CoSpendGuard> guards(boolean apart) {
    return apart ? Set.of(CoSpendGuard.COINJOIN) : Set.of();
  }

  @Property(seed = "42", tries = 2_000)
  void cluster_shouldGiveConnectedComponents(@ForAll long seed, @ForAll boolean apart) {
    MemoryLedger ledger = RandomCoSpends.ledger(new Random(seed));
    NaiveClusters naive = new NaiveClusters(ledger, apart);

    Clustering clustering = CoSpend.cluster(new MemoryTables(ledger), guards(apart), done -> {});

    Map<Long, Set<Long>> clusters = new HashMap<>();
    for (long address = 0; address < clustering.addressCount(); address++) {
      clusters
          .computeIfAbsent(clustering.clusterOf(address), first -> new TreeSet<>())
          .add(address);
    }
    assertThat(new HashSet<>(clusters.values())).isEqualTo(naive.clusters());
    clusters.forEach((first, members) -> {
      assertThat(members).first().isEqualTo(first);
      assertThat(clustering.sizeOf(members.iterator().next())).isEqualTo(members.size());
      assertThat(clustering.members(first).boxed()).containsExactlyElementsOf(members);
    });
    assertThat(clustering.clusterCount()).isEqualTo(clusters.size());
    assertThat(clustering.clusters().boxed())
        .containsExactlyElementsOf(new TreeSet<>(clusters.keySet()));
    assertThat(clustering.severalCount())
        .isEqualTo(clusters.values().stream().filter(members -> members.size() > 1).count());
    assertThat(clustering.counts().setApart()).isEqualTo(naive.setApart);
    assertThat(clustering.counts().inconclusive()).isEqualTo(naive.inconclusive);
    assertThat(clustering.counts().unknownSources()).isEqualTo(naive.unknownSources);
  }

  @Property(seed = "42", tries = 500)
  void largest_shouldBeTheBeginningOfAllClustersBySize(@ForAll long seed) {
    MemoryTables tables = new MemoryTables(RandomCoSpends.ledger(new Random(seed)));
    Clustering clustering = CoSpend.cluster(tables, Set.of(), done -> {});
    List<Cluster> all =
        clustering
            .clusters()
            .mapToObj(first -> new Cluster(first, clustering.sizeOf(first)))
            .sorted((a, b) ->
                a.size() != b.size()
                    ? Long.compare(b.size(), a.size())
                    : Long.compare(a.first(), b.first()))
            .toList();
    for (int count = 0; count <= all.size() + 1; count++) {
      assertThat(clustering.largest(count)).isEqualTo(all.subList(0, Math.min(count, all.size())));
    }
  }

  /** Each merge is a fact of the ledger, and together they make the cluster and nothing else. */
  @Property(seed = "42", tries = 1_000)
  void merges_shouldConnectTheClusterByTransactionsThatSpendFromBoth(
      @ForAll long seed, @ForAll boolean apart) {
    MemoryTables tables = new MemoryTables(RandomCoSpends.ledger(new Random(seed)));
    Clustering clustering = CoSpend.cluster(tables, guards(apart), done -> {});
    long address = Math.floorMod(seed, clustering.addressCount());

    List<Merge> merges = Merges.of(tables, clustering, address, done -> {});

    Graph<Long, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    clustering.members(address).forEach(graph::addVertex);
    for (Merge merge : merges) {
      assertThat(spentBy(tables, merge.transaction())).contains(merge.address(), merge.joined());
      graph.addEdge(merge.address(), merge.joined());
    }
    assertThat(merges).hasSize((int) clustering.sizeOf(address) - 1);
    assertThat(new ConnectivityInspector<>(graph).isConnected()).isTrue();
    assertThat(merges.stream().map(Merge::transaction)).isSorted();
  }

  private static Set<Long> spentBy(MemoryTables tables, long transaction) {
    Set<Long> addresses = new HashSet<>();
    LongStream.range(tables.firstInput(transaction), tables.firstInput(transaction + 1))
        .map(tables::source)
        .filter(source -> source >= 0)
        .forEach(source -> addresses.add(tables.address(source)));
    return addresses;
  }
}
