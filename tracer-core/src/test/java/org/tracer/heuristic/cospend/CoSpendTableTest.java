package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;
import org.tracer.source.SharedData;
import org.tracer.source.blocks.BlockFiles;

/**
 * Measures clusters where the owners are known, and what guards do where they are not, and keeps
 * the table of the documentation. Set {@code -Dcospend.table.write=true} to rewrite it after a
 * change.
 */
class CoSpendTableTest {

  private static final boolean WRITE = Boolean.getBoolean("cospend.table.write");

  /** A directory with {@code gen} and {@code gen.labels}, made as the documentation says. */
  private static final String GENERATED = System.getProperty("cospend.generated", "");

  private static final Path TABLE =
      Path.of(System.getProperty("tracer.root", ".."), "docs/heuristics/cospend-table.md");

  private static final List<Set<CoSpendGuard>> GUARDS =
      List.of(
          Set.of(),
          Set.of(CoSpendGuard.COINJOIN),
          Set.of(CoSpendGuard.COINJOIN, CoSpendGuard.DUST),
          CoSpend.GUARDS_ON_TABLES);

  /** Nobody knows who owns what here, so only what the guards do is counted. */
  @Test
  void table_shouldBeWhatRealBlocksGive() throws IOException {
    StringBuilder text = new StringBuilder("# What guards of co-spends do to real blocks\n");
    text.append(
        "\nMade by `CoSpendTableTest`; what it means is in [cospend.md](cospend.md). Who owns the"
            + " addresses is not known, so nothing here says what is right.\n");
    List<Path> files = new ArrayList<>();
    for (int height = 831_328; height <= 831_331; height++) {
      files.add(SharedData.path("btc-blocks/consecutive-2024/0" + height + ".raw"));
    }
    section(
        text,
        "Mainnet, four blocks of 2024",
        BlockFiles.open(files, BitcoinNetwork.MAIN, BlockHeight.of(831_328)));
    section(
        text,
        "Mainnet from block 0 on",
        BlockFiles.open(List.of(SharedData.path("btc-blocks/blk00000-first1MiB.dat"))));
    if (WRITE) {
      Files.writeString(TABLE, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(TABLE));
  }

  private static void section(StringBuilder text, String title, MemoryLedger ledger) {
    CoSpendJudge judge = new CoSpendJudge(ledger, CoSpendGuard.STANDARD);
    Map<CoSpendGuard, Map<GuardMark.Effect, Integer>> counts = new EnumMap<>(CoSpendGuard.class);
    int several = 0;
    int joining = 0;
    ClusterGraph graph = new ClusterGraph();
    for (long key = 0; key < ledger.transactionCount(); key++) {
      CoSpendEvidence evidence = judge.judge(key).orElse(null);
      if (evidence == null) {
        continue;
      }
      several++;
      if (evidence.joins()) {
        joining++;
        graph.add(evidence);
      }
      evidence.marks().stream()
          .map(mark -> Map.entry(mark.guard(), mark.effect()))
          .distinct()
          .forEach(mark ->
              counts
                  .computeIfAbsent(mark.getKey(), any -> new EnumMap<>(GuardMark.Effect.class))
                  .merge(mark.getValue(), 1, Integer::sum));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\n## %s: heights %s to %s\n\n%d transactions; %d spend from two known addresses or more,"
                + " of which %d join them.\n\n| Guard | joins nothing | address left out | weak, but"
                + " joined | not checked |\n|---|---:|---:|---:|---:|\n",
            title,
            ledger.firstBlock().height(),
            ledger.horizon().height(),
            ledger.transactionCount(),
            several,
            joining));
    for (CoSpendGuard guard : CoSpendGuard.values()) {
      text.append("| ").append(guard);
      for (GuardMark.Effect effect : GuardMark.Effect.values()) {
        text.append(" | ").append(counts.getOrDefault(guard, Map.of()).getOrDefault(effect, 0));
      }
      text.append(" |\n");
    }
    text.append(hanging(graph));
  }

  /** On how many transactions the clusters hang. */
  private static String hanging(ClusterGraph graph) {
    int clusters = 0;
    int byOne = 0;
    int largest = 0;
    for (CoSpendCluster cluster : graph.clusters()) {
      if (cluster.hangsOn(CoSpendCluster.STEPS) instanceof HangsOn.Cut cut) {
        clusters++;
        byOne += cut.transactions().size() == 1 ? 1 : 0;
        largest = Math.max(largest, cluster.addresses().size());
      }
    }
    return String.format(
        Locale.ROOT,
        "\n%d clusters of several addresses, the largest of %d; %d hang on one transaction.\n",
        clusters,
        largest,
        byOne);
  }

  /** Prints; the chain is too large to keep and its behaviour is made up. */
  @Test
  void generated_shouldBeMeasuredWhenItIsThere() throws IOException {
    assumeTrue(!GENERATED.isEmpty(), "skipped: no -Dcospend.generated=DIR");
    List<Path> files;
    try (var all = Files.list(Path.of(GENERATED, "gen"))) {
      files = all.filter(file -> file.toString().endsWith(".dat")).sorted().toList();
    }
    MemoryLedger ledger = BlockFiles.open(files, BitcoinNetwork.REGTEST, null);
    MemoryTables tables = new MemoryTables(ledger);
    EntityLabels labels = EntityLabels.read(Path.of(GENERATED, "gen.labels"));
    System.out.println(ledger.transactionCount() + " transactions");
    for (Set<CoSpendGuard> guards : GUARDS) {
      long start = System.nanoTime();
      Clustering clustering = CoSpend.cluster(tables, guards, done -> {});
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.println(guards + " " + clustering.counts() + " " + millis + " ms");
      System.out.println("  " + labels.compare(tables, clustering));
      System.out.println("  " + pairs(tables, clustering, labels));
      assertThat(clustering.counts().merging()).isPositive();
    }
    CoSpendJudge judge = new CoSpendJudge(ledger, CoSpendGuard.STANDARD);
    Map<String, Integer> marks = new HashMap<>();
    for (long key = 0; key < ledger.transactionCount(); key++) {
      judge
          .judge(key)
          .ifPresent(one ->
              one.marks().stream()
                  .map(mark -> mark.guard() + " " + mark.effect())
                  .distinct()
                  .forEach(mark -> marks.merge(mark, 1, Integer::sum)));
    }
    System.out.println(marks);
  }

  /** Pairs of addresses: of those in one cluster how many have one owner, and the reverse. */
  private static String pairs(MemoryTables tables, Clustering clustering, EntityLabels labels) {
    Map<Long, Long> byCluster = new HashMap<>();
    Map<Integer, Long> byEntity = new HashMap<>();
    Map<String, Long> byBoth = new HashMap<>();
    Map<Integer, Long> mostOf = new HashMap<>();
    for (long address = 0; address < tables.addressCount(); address++) {
      Integer entity = labels.entity(tables.script(address)).orElse(null);
      if (entity != null) {
        long cluster = clustering.clusterOf(address);
        byCluster.merge(cluster, 1L, Long::sum);
        byEntity.merge(entity, 1L, Long::sum);
        mostOf.merge(entity, byBoth.merge(entity + "/" + cluster, 1L, Long::sum), Math::max);
      }
    }
    double share =
        byEntity.entrySet().stream()
            .filter(one -> one.getValue() > 1)
            .mapToDouble(one -> (double) mostOf.getOrDefault(one.getKey(), 0L) / one.getValue())
            .average()
            .orElse(Double.NaN);
    long both = sum(byBoth);
    return String.format(
        Locale.ROOT,
        "pairs: precision %d of %d (%.4f), recall %d of %d (%.4f); of an owner's addresses, the"
            + " largest cluster has %.4f on average",
        both,
        sum(byCluster),
        (double) both / sum(byCluster),
        both,
        sum(byEntity),
        (double) both / sum(byEntity),
        share);
  }

  private static long sum(Map<?, Long> sizes) {
    return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }
}
