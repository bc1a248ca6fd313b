package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.BitcoinNetwork;
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

      Rewritten by `mvn -pl tracer-core -am verify -Dit.test=none -Dtest=CoinJoinTableTest \
      -Dsurefire.failIfNoSpecifiedTests=false -Dcoinjoin.table.write=true`
      where the data is; compared by the same test otherwise. Coinbases are not counted. `y` is yes, `p` possible, `?` inconclusive; what is
      left said no. The column `asked` is the number of transactions. Heights are those of the main chain, so
      nothing is found before its time.

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

  private static String table() {
    StringBuilder table = new StringBuilder(HEAD);
    RightAndWrong right = new RightAndWrong();
    StringBuilder truths = new StringBuilder();
    StringJoiner head = new StringJoiner(" | ", "| ", " |\n").add("set").add("asked");
    StringJoiner rule = new StringJoiner("|", "|", "|\n").add("---").add("---");
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      head.add(kind.toString());
      rule.add("---");
    }
    table.append(head.add("together")).append(rule.add("---"));
    for (MeasuredSet set : MeasuredSets.all()) {
      List<Transaction> transactions =
          set.transactions().get().stream().filter(tx -> !tx.isCoinbase()).toList();
      table.append(row(set.name(), transactions));
      right.add(set, transactions);
      truths.append("* ").append(set.name()).append(": ").append(set.truth()).append(".\n");
    }
    return table + "\nWhat is known of the sets:\n\n" + truths + right;
  }

  private static String row(String name, List<Transaction> transactions) {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(BitcoinNetwork.MAIN);
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
    row.add(name).add(Integer.toString(transactions.size()));
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
