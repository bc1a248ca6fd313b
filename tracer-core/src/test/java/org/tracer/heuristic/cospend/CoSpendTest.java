package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryTables;

/** Clusters worked out by hand: alice and bob spend together, bob and carol, dave alone. */
class CoSpendTest {

  private final ChainBuilder chain = new ChainBuilder();

  private void payments() {
    chain.block("mined", "miner", 10_000);
    chain.block("next", "miner", 5_000);
    chain
        .pay("t1")
        .spend("mined:0")
        .to("alice", 1_000)
        .to("bob", 1_100)
        .to("bob", 1_200)
        .to("carol", 1_300)
        .to("dave", 1_400);
    chain.pay("t2").spend("t1:0").spend("t1:1").to("shop", 2_000);
    chain.pay("t3").spend("t1:3").spend("t1:2").to("shop", 2_400);
    chain.pay("t4").spend("t1:4").to("shop", 1_300);
  }

  private static long address(MemoryTables tables, String holder) {
    for (long address = 0; address < tables.addressCount(); address++) {
      if (tables.script(address).equals(ChainBuilder.script(holder))) {
        return address;
      }
    }
    throw new AssertionError(holder);
  }

  @Test
  void cluster_shouldJoinWhatWasSpentTogetherAndNothingElse() {
    payments();
    MemoryTables tables = new MemoryTables(chain.ledger());
    Clustering clustering = CoSpend.cluster(tables, CoSpendGuard.STANDARD, done -> {});

    long alice = address(tables, "alice");
    assertThat(clustering.largest(1)).containsExactly(new Cluster(alice, 3));
    assertThat(clustering.clusterOf(address(tables, "bob"))).isEqualTo(alice);
    assertThat(clustering.clusterOf(address(tables, "carol"))).isEqualTo(alice);
    for (String single : new String[] {"dave", "shop", "miner"}) {
      assertThat(clustering.sizeOf(address(tables, single))).as(single).isEqualTo(1);
    }
    assertThat(clustering.clusterCount()).isEqualTo(4);
    assertThat(clustering.counts()).isEqualTo(new CoSpendCounts(7, 6, 0, 2, 2, 0, 0, 0));
    assertThat(Merges.of(tables, clustering, address(tables, "carol"), done -> {}))
        .extracting(merge -> tables.id(merge.transaction()))
        .containsExactly(chain.id("t2"), chain.id("t3"));
  }

  @Test
  void cluster_shouldSetApartWhatLooksLikeACoinJoin() {
    payments();
    chain.block("later", "miner", 5_000);
    chain.pay("join").spend("t2:0").spend("next:0").to("x", 1_000).to("y", 1_000).to("z", 4_000);
    MemoryTables tables = new MemoryTables(chain.ledger());
    long shop = address(tables, "shop");

    Clustering kept = CoSpend.cluster(tables, Set.of(), done -> {});
    assertThat(kept.clusterOf(shop)).isEqualTo(address(tables, "miner"));
    assertThat(kept.counts().setApart()).isZero();

    Clustering apart = CoSpend.cluster(tables, CoSpendGuard.STANDARD, done -> {});
    assertThat(apart.sizeOf(shop)).isEqualTo(1);
    assertThat(apart.counts().setApart()).isEqualTo(1);
    assertThat(apart.guards()).containsExactly(CoSpendGuard.COINJOIN, CoSpendGuard.DUST);
  }
}
