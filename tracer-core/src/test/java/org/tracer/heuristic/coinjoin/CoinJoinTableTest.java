package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.Transaction;

/**
 * What every detector says of every public transaction at hand, as it is committed. Set {@code
 * -Dcoinjoin.table.write=true} to rewrite the table after a change.
 */
class CoinJoinTableTest {

  private static final boolean WRITE = Boolean.getBoolean("coinjoin.table.write");

  private static final String HEAD =
      """
      # What the CoinJoin detectors say of public transactions

      Rewritten by `mvn -pl tracer-core -am verify -Dtest=CoinJoinTableTest \
      -Dsurefire.failIfNoSpecifiedTests=false -Dcoinjoin.table.write=true`
      where the data is; compared by the same test otherwise. Coinbases are not counted. `y` is yes, `p` possible, `?` inconclusive; what is
      left said no. The column `asked` is the number of transactions, `known` that of those of which all inputs are
      known. Heights are looked at, but on testnet3, so nothing is found before its time.

      """;

  @Test
  void judge_shouldGiveTheCommittedTable() throws IOException {
    Path file =
        Path.of(System.getProperty("tracer.root", ".."), "docs/heuristics/coinjoin-table.md");
    String table = table();
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, table);
      return;
    }
    assertThat(table).isEqualTo(Files.readString(file));
  }

  @Test
  void blocks_shouldBeThoseOfEveryFile() {
    assertThat(RealBlockSets.covered()).isEqualTo(RealBlockSets.present());
    RealBlockSets real = RealBlockSets.read();
    List<Transaction> inSets =
        MeasuredSets.blocks(real).stream()
            .flatMap(set -> set.transactions().get().stream())
            .toList();
    assertThat(inSets)
        .containsExactlyInAnyOrderElementsOf(
            real.blocks().stream().flatMap(block -> block.transactions().stream()).toList());
    assertThat(real.blocks().stream().map(block -> block.at().hash())).doesNotHaveDuplicates();
    assertThat(inSets.stream().map(Transaction::id))
        .doesNotContainAnyElementsOf(
            MeasuredSets.collected().stream()
                .flatMap(set -> set.transactions().get().stream())
                .map(Transaction::id)
                .toList());
  }

  private static String table() {
    RealBlockSets real = RealBlockSets.read();
    List<MeasuredSet> sets =
        Stream.concat(MeasuredSets.collected().stream(), MeasuredSets.blocks(real).stream())
            .toList();
    StringBuilder table = new StringBuilder(HEAD);
    RightAndWrong right = new RightAndWrong();
    Map<String, StringJoiner> truths = new LinkedHashMap<>();
    StringJoiner head = new StringJoiner(" | ", "| ", " |\n").add("set").add("asked").add("known");
    StringJoiner rule = new StringJoiner("|", "|", "|\n").add("---").add("---").add("---");
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      head.add(kind.toString());
      rule.add("---");
    }
    table.append(head.add("together")).append(rule.add("---"));
    for (MeasuredSet set : sets) {
      List<Transaction> transactions =
          set.transactions().get().stream().filter(tx -> !tx.isCoinbase()).toList();
      table.append(row(set, transactions));
      right.add(set, transactions);
      truths.computeIfAbsent(set.truth(), absent -> new StringJoiner("; ")).add(set.name());
    }
    BlockReport report = new BlockReport(real);
    assertThat(report.staleChecks()).isEmpty();
    return table + "\nWhat is known of the sets:\n\n" + lines(truths) + right + report;
  }

  private static String lines(Map<String, StringJoiner> truths) {
    StringBuilder lines = new StringBuilder();
    truths.forEach((truth, names) ->
        lines.append("* ").append(names).append(": ").append(truth).append(".\n"));
    return lines.toString();
  }

  private static String row(MeasuredSet set, List<Transaction> transactions) {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(set.network());
    Map<CoinJoinKind, Tally> tallies = new EnumMap<>(CoinJoinKind.class);
    Tally together = new Tally();
    for (Transaction transaction : transactions) {
      CoinJoinAnswer answer = detectors.judge(LedgerShape.of(transaction));
      together.add(answer.verdict());
      for (CoinJoinFinding finding : answer.findings()) {
        tallies.computeIfAbsent(finding.kind(), absent -> new Tally()).add(finding.verdict());
      }
    }
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
    row.add(set.name()).add(Integer.toString(transactions.size()));
    row.add(Long.toString(transactions.stream().filter(MeasuredSet::isKnown).count()));
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      row.add(Objects.requireNonNullElseGet(tallies.get(kind), Tally::new).toString());
    }
    return row.add(together.toString()).toString();
  }

  private static final class Tally {
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    void add(Verdict verdict) {
      counts.merge(verdict, 1, Integer::sum);
    }

    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(" ");
      counts.forEach((verdict, count) -> {
        switch (verdict) {
          case YES -> text.add(count + "y");
          case POSSIBLE -> text.add(count + "p");
          case INCONCLUSIVE -> text.add(count + "?");
          case NO -> {}
        }
      });
      return text.toString();
    }
  }
}
