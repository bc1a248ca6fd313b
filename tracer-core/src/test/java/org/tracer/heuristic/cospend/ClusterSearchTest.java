package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;

/** A search around one address against the whole chain. */
class ClusterSearchTest {

  private static final Set<CoSpendGuard> NO_GUARDS = Set.of();

  private static FoundCluster around(
      MemoryLedger ledger,
      LockingScript start,
      Set<CoSpendGuard> guards,
      SearchLimits limits,
      TxId... without) {
    return ClusterSearch.around(ledger, start, guards, limits, Set.of(without), read -> {});
  }

  private static Set<CoSpendGuard> guards(Random random) {
    EnumSet<CoSpendGuard> guards = EnumSet.noneOf(CoSpendGuard.class);
    CoSpend.GUARDS_ON_TABLES.stream().filter(one -> random.nextBoolean()).forEach(guards::add);
    return guards;
  }

  private static List<LockingScript> whole(
      MemoryTables tables, LockingScript start, Set<CoSpendGuard> guards) {
    return CoSpend.cluster(tables, guards, done -> {})
        .members(tables.addressOf(start))
        .mapToObj(tables::script)
        .toList();
  }

  @Property(seed = "42", tries = 1_500)
  void around_shouldGiveTheClusterOfTheWholeChain(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryLedger ledger = RandomCoSpends.ledger(random);
    MemoryTables tables = new MemoryTables(ledger);
    LockingScript start = tables.script(random.nextInt((int) tables.addressCount()));
    Set<CoSpendGuard> guards = guards(random);

    FoundCluster found = around(ledger, start, guards, SearchLimits.NONE);

    assertThat(found.isWhole()).isTrue();
    assertThat(found.opened()).isEqualTo(found.cluster().addresses().size());
    assertThat(found.cluster().addresses())
        .containsExactlyInAnyOrderElementsOf(whole(tables, start, guards))
        .startsWith(start);
    assertThat(found.cluster().edges().stream().filter(ClusterEdge::merging).count())
        .isEqualTo(found.cluster().addresses().size() - 1L);
  }

  @Property(seed = "42", tries = 1_000)
  void around_shouldGiveAPartOfItWithinLimits(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryLedger ledger = RandomCoSpends.ledger(random);
    MemoryTables tables = new MemoryTables(ledger);
    LockingScript start = tables.script(random.nextInt((int) tables.addressCount()));
    Set<CoSpendGuard> guards = guards(random);
    SearchLimits limits =
        new SearchLimits(1 + random.nextInt(5), 1 + random.nextInt(20), 1 + random.nextInt(8));

    FoundCluster found = around(ledger, start, guards, limits);

    List<LockingScript> whole = whole(tables, start, guards);
    assertThat(whole).containsAll(found.cluster().addresses());
    assertThat(found.cluster().addresses()).containsAll(found.hubs()).containsAll(found.unopened());
    assertThat(found.opened()).isLessThanOrEqualTo(limits.addresses());
    assertThat(found.transactions()).isLessThanOrEqualTo(limits.transactions());
    assertThat(found.hubs()).allMatch(hub -> ledger.history(hub).length > limits.historyLength());
    if (found.isWhole()) {
      assertThat(found.cluster().addresses()).hasSameSizeAs(whole);
    }
  }

  /** A retracted transaction counts as little as one that a guard set apart. */
  @Property(seed = "42", tries = 500)
  void around_shouldGiveWhatRetractionLeaves(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryLedger ledger = RandomCoSpends.ledger(random);
    MemoryTables tables = new MemoryTables(ledger);
    LockingScript start = tables.script(random.nextInt((int) tables.addressCount()));
    CoSpendCluster cluster = around(ledger, start, NO_GUARDS, SearchLimits.NONE).cluster();
    List<TxId> without = new ArrayList<>();
    for (CoSpendEvidence one : cluster.evidence()) {
      if (random.nextInt(3) == 0) {
        without.add(one.txId());
      }
    }
    ClusterGraph graph = new ClusterGraph();
    cluster.addresses().forEach(graph::add);
    cluster.evidence().forEach(graph::add);
    graph.retract(Set.copyOf(without));

    FoundCluster found =
        around(ledger, start, NO_GUARDS, SearchLimits.NONE, without.toArray(TxId[]::new));

    assertThat(found.cluster().addresses())
        .containsExactlyInAnyOrderElementsOf(graph.cluster(start).addresses());
    assertThat(found.cluster().evidence()).isEqualTo(graph.cluster(start).evidence());
    assertThat(without).containsAll(found.retracted().stream().map(CoSpendEvidence::txId).toList());
  }

  @Test
  void around_shouldNotOpenHubsAndSaySo() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 50_000);
    chain.block("next", "miner", 50_000);
    chain
        .pay("t1")
        .spend("mined:0")
        .to("alice", 1_000)
        .to("hub", 1_000)
        .to("hub", 1_000)
        .to("carol", 1_000);
    chain.pay("t2").spend("t1:0").spend("t1:1").to("shop", 1_500);
    chain.pay("t3").spend("t1:2").spend("t1:3").to("shop", 1_500);
    MemoryLedger ledger = chain.ledger();
    LockingScript alice = ChainBuilder.script("alice");
    LockingScript hub = ChainBuilder.script("hub");

    FoundCluster found = around(ledger, alice, CoSpendGuard.STANDARD, new SearchLimits(9, 9, 2));
    assertThat(found.cluster().addresses()).containsExactly(alice, hub);
    assertThat(found.hubs()).containsExactly(hub);
    assertThat(found.isWhole()).isFalse();

    FoundCluster whole = around(ledger, alice, CoSpendGuard.STANDARD, SearchLimits.STANDARD);
    assertThat(whole.cluster().addresses())
        .containsExactly(alice, hub, ChainBuilder.script("carol"));
    assertThat(whole.transactions()).isEqualTo(3);
    assertThat(around(ledger, alice, NO_GUARDS, SearchLimits.NONE, chain.id("t1")).retracted())
        .isEmpty();
    assertThat(around(ledger, alice, NO_GUARDS, SearchLimits.NONE, chain.id("t2")).retracted())
        .extracting(CoSpendEvidence::txId)
        .containsExactly(chain.id("t2"));
  }

  @Test
  void limits_shouldLeaveRoomForSomething() {
    assertThatThrownBy(() -> new SearchLimits(1, 0, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("a search needs room for one address and one transaction at least");
  }
}
