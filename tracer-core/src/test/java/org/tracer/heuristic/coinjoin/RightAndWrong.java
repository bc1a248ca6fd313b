package org.tracer.heuristic.coinjoin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.Transaction;

/** How often each rule, whatever the height, is right where something is known. */
final class RightAndWrong {

  private static final String HEAD =
      """

      ## Right and wrong

      Of the sets of which something is known, and by the rule alone: heights are not looked at. A
      CoinJoin that is "possible" counts as found for Stonewall, PayJoin and Tx0 with one premix output.
      Wasabi 1 is taken for what its list says, which a rule made; "equal-outputs" should find every
      CoinJoin. Nothing here is Whirlpool, Tx0, Wasabi 2, Stonewall or PayJoin with inputs and truth known.

      | rule | found, is one | missed | found, is none | not found, is none | inconclusive |
      |---|---|---|---|---|---|
      """;

  private final Map<CoinJoinKind, int[]> counts = new EnumMap<>(CoinJoinKind.class);

  void add(MeasuredSet set, List<Transaction> transactions) {
    for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
      boolean is = set.are().contains(detector.kind());
      if (!is && !set.areNot().contains(detector.kind())) {
        continue;
      }
      int[] row = counts.computeIfAbsent(detector.kind(), absent -> new int[5]);
      for (Transaction transaction : transactions) {
        Verdict verdict = detector.judge(LedgerShape.of(transaction)).verdict();
        row[column(verdict, is)]++;
      }
    }
  }

  private static int column(Verdict verdict, boolean is) {
    return switch (verdict) {
      case YES, POSSIBLE -> is ? 0 : 2;
      case NO -> is ? 1 : 3;
      case INCONCLUSIVE -> 4;
    };
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder(HEAD);
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      StringJoiner row = new StringJoiner(" | ", "| ", " |\n").add(kind.toString());
      for (int count : Objects.requireNonNullElseGet(counts.get(kind), () -> new int[5])) {
        row.add(Integer.toString(count));
      }
      table.append(row);
    }
    return table.toString();
  }
}
