package org.tracer.heuristic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.SharedData;
import org.tracer.source.blocks.BlockFiles;

/**
 * Measures every heuristic against change that is known, and keeps the table of the documentation.
 * Set {@code -Dchange.table.write=true} to rewrite it after a change.
 */
class ChangeTableTest {

  private static final boolean WRITE = Boolean.getBoolean("change.table.write");

  /** A directory with {@code gen} and {@code gen.labels}, made as the documentation says. */
  private static final String GENERATED = System.getProperty("change.generated", "");

  private static final int MOST_GENERATED = 1_000;

  private static final Path TABLE =
      Path.of(System.getProperty("tracer.root", ".."), "docs/heuristics/change-table.md");

  @Test
  void table_shouldBeWhatRealBlocksGive() throws IOException {
    StringBuilder text = new StringBuilder("# Change heuristics, measured\n");
    text.append(
        "\nMade by `ChangeTableTest`; what the columns mean is in [change.md](change.md).\n");
    MemoryLedger early =
        BlockFiles.open(List.of(SharedData.path("btc-blocks/blk00000-first1MiB.dat")));
    section(text, "Mainnet from block 0 on", early, true, RevealedChange.byCoSpending(early));
    List<Path> files = new ArrayList<>();
    for (int height = 831_328; height <= 831_331; height++) {
      files.add(SharedData.path("btc-blocks/consecutive-2024/0" + height + ".raw"));
    }
    MemoryLedger late = BlockFiles.open(files, BitcoinNetwork.MAIN, BlockHeight.of(831_328));
    section(text, "Mainnet, four blocks of 2024", late, false, RevealedChange.byCoSpending(late));
    if (WRITE) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(TABLE));
  }

  /** Prints; the chain is too large to keep and its behaviour is made up. */
  @Test
  void generated_shouldBeMeasuredWhenItIsThere() throws IOException {
    assumeTrue(!GENERATED.isEmpty(), "skipped: no -Dchange.generated=DIR");
    Map<String, String> owners = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(GENERATED, "gen.labels"))) {
      String[] part = line.split(",", -1);
      owners.put(part[2], part[0]);
    }
    List<Path> files;
    try (var all = Files.list(Path.of(GENERATED, "gen"))) {
      files = all.filter(file -> file.toString().endsWith(".dat")).sorted().toList();
    }
    MemoryLedger ledger = BlockFiles.open(files, BitcoinNetwork.REGTEST, null);
    List<RevealedChange> known =
        RevealedChange.byOwner(
            ledger,
            lock -> {
              String hex = lock.toString();
              for (int from = 2; from <= 6; from += 2) {
                for (int length : new int[] {40, 64, 66, 130}) {
                  String owner =
                      from + length <= hex.length()
                          ? owners.get(hex.substring(from, from + length))
                          : null;
                  if (owner != null) {
                    return owner;
                  }
                }
              }
              return null;
            });
    StringBuilder text = new StringBuilder();
    List<RevealedChange> some = new ArrayList<>();
    int step = (known.size() + MOST_GENERATED - 1) / MOST_GENERATED;
    for (int i = 0; i < known.size(); i += step) {
      some.add(known.get(i));
    }
    section(text, "Generated", ledger, true, some);
    System.out.println(text);
    assertThat(known).isNotEmpty();
  }

  private static void section(
      StringBuilder text,
      String title,
      MemoryLedger ledger,
      boolean first,
      List<RevealedChange> of) {
    long reused = of.stream().filter(RevealedChange::reused).count();
    text.append(
        String.format(
            Locale.ROOT,
            "\n## %s: heights %s to %s\n\n%d transactions. The change of %d is known: %d pay it to a lock"
                + " they spend, %d to another.\n",
            title,
            ledger.firstBlock().height(),
            ledger.horizon().height(),
            ledger.transactionCount(),
            of.size(),
            reused,
            of.size() - reused));
    table(text, ledger, first, of.stream().filter(one -> !one.reused()).toList(), "another lock");
    table(text, ledger, first, of.stream().filter(RevealedChange::reused).toList(), "a spent lock");
  }

  private static void table(
      StringBuilder text,
      MemoryLedger ledger,
      boolean first,
      List<RevealedChange> known,
      String kind) {
    if (known.isEmpty()) {
      return;
    }
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (RevealedChange one : known) {
      SpendingTransaction subject = LedgerSurroundings.whole(ledger, one.key(), first).subject();
      for (ChangeHeuristic heuristic : ChangeHeuristics.all()) {
        count(
            counts,
            heuristic.heuristic().id(),
            ChangeDetection.of(List.of(heuristic)),
            subject,
            one);
      }
      count(counts, "standard, together", ChangeDetection.standard(), subject, one);
      count(counts, "all, together", ChangeDetection.all(), subject, one);
    }
    text.append("\nChange to ").append(kind).append(":\n\n");
    text.append(
        "| Heuristic | right | wrong | nothing asserted | did not apply | change ruled out |\n");
    text.append("|---|---:|---:|---:|---:|---:|\n");
    counts.forEach((name, count) ->
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |\n",
                name,
                count[0],
                count[1],
                count[2],
                count[3],
                count[4])));
  }

  private static void count(
      Map<String, int[]> counts,
      String name,
      ChangeDetection detection,
      SpendingTransaction subject,
      RevealedChange known) {
    int[] count = counts.computeIfAbsent(name, any -> new int[5]);
    ChangeVerdict verdict = detection.judge(subject);
    OptionalInt change = verdict.change();
    if (verdict.applied() == 0) {
      count[3]++;
    } else if (change.isEmpty()) {
      count[2]++;
    } else {
      count[change.getAsInt() == known.vout() ? 0 : 1]++;
    }
    if (!verdict.survivors().contains(known.vout())) {
      count[4]++;
    }
  }
}
