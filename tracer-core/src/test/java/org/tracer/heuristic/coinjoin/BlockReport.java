package org.tracer.heuristic.coinjoin;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.Transaction;

/**
 * What the detectors say of all blocks in files: how often they are certainly wrong, what nobody
 * can check, and where what is missing leaves them without an answer.
 */
final class BlockReport {

  private final RealBlockSets real;
  private final Map<CoinJoinKind, Before> before = new EnumMap<>(CoinJoinKind.class);
  private final Map<CoinJoinKind, Integer> withoutInputs = new EnumMap<>(CoinJoinKind.class);
  private final Map<CoinJoinKind, Integer> withInputs = new EnumMap<>(CoinJoinKind.class);
  private final StringBuilder found = new StringBuilder();
  private final HandChecks checks = new HandChecks();

  BlockReport(RealBlockSets real) {
    this.real = real;
    for (RealBlockSets.RealBlock block : real.blocks()) {
      for (CoinJoinKind kind : FirstSeen.after(block.at().time())) {
        before(kind).blocks++;
      }
      CoinJoinDetectors detectors = CoinJoinDetectors.of(block.network());
      for (Transaction transaction : block.transactions()) {
        if (!transaction.isCoinbase()) {
          addBefore(block, transaction);
          addFound(block, transaction, detectors.judge(LedgerShape.of(transaction)));
        }
      }
    }
  }

  /** Checks by hand of what is not found any more. */
  Set<String> staleChecks() {
    return checks.left();
  }

  private Before before(CoinJoinKind kind) {
    return before.computeIfAbsent(kind, absent -> new Before());
  }

  /** By the rules alone: heights would leave nothing to be wrong about. */
  private void addBefore(RealBlockSets.RealBlock block, Transaction transaction) {
    for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
      if (FirstSeen.of(detector.kind()).isAfter(block.at().time())) {
        Verdict verdict = detector.judge(LedgerShape.of(transaction)).verdict();
        before(detector.kind()).verdicts.merge(verdict, 1, Integer::sum);
      }
    }
  }

  private void addFound(
      RealBlockSets.RealBlock block, Transaction transaction, CoinJoinAnswer answer) {
    for (CoinJoinFinding finding : answer.findings()) {
      boolean tooEarly = FirstSeen.of(finding.kind()).isAfter(block.at().time());
      switch (finding.verdict()) {
        case INCONCLUSIVE ->
            (MeasuredSet.isKnown(transaction) ? withInputs : withoutInputs)
                .merge(finding.kind(), 1, Integer::sum);
        case YES, POSSIBLE ->
            found.append(
                line(
                    block.at().height().value(),
                    "`" + transaction.id() + "`",
                    finding.kind(),
                    finding.verdict().name().toLowerCase(Locale.ROOT),
                    tooEarly ? "false: too early" : checks.take(transaction.id(), finding.kind())));
        case NO -> {}
      }
    }
  }

  private static String line(Object... cells) {
    StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
    List.of(cells).forEach(cell -> line.add(cell.toString()));
    return line.toString();
  }

  @Override
  public String toString() {
    return files() + tooEarly() + found() + withoutAnswer();
  }

  private String files() {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        ## The blocks

        Every file of blocks at hand. A block that several files hold is counted once, by its hash. What the inputs
        spend is known where one of these blocks made it; of block 277647 and of block 367891 a file beside them says
        it. `nbitcoin-incompleteblk.dat` is cut off: its whole blocks are taken, the rest is no block.

        | file | whole blocks | counted here | transactions | all inputs known |
        |---|---|---|---|---|
        """);
    for (RealBlockSets.BlockFile file : real.files()) {
      List<Transaction> asked =
          file.fresh().stream()
              .flatMap(block -> block.transactions().stream())
              .filter(tx -> !tx.isCoinbase())
              .toList();
      text.append(
          line(
              file.name(),
              file.whole(),
              file.fresh().size(),
              asked.size(),
              asked.stream().filter(MeasuredSet::isKnown).count()));
    }
    return text.toString();
  }

  private String tooEarly() {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        ## Before their time

        What a rule finds in a block that is older than its protocol is certainly false. By the rule alone:
        heights, which are looked at in every answer on the main chain, are not.

        | rule | not before | blocks older | transactions | false: yes | false: possible | inconclusive | no |
        |---|---|---|---|---|---|---|---|
        """);
    before.forEach((kind, counts) -> {
      Map<Verdict, Integer> verdicts = counts.verdicts;
      text.append(
          line(
              kind,
              FirstSeen.day(kind),
              counts.blocks,
              verdicts.values().stream().mapToInt(Integer::intValue).sum(),
              verdicts.getOrDefault(Verdict.YES, 0),
              verdicts.getOrDefault(Verdict.POSSIBLE, 0),
              verdicts.getOrDefault(Verdict.INCONCLUSIVE, 0),
              verdicts.getOrDefault(Verdict.NO, 0)));
    });
    return text.toString();
  }

  private String found() {
    return """

    ## Found in blocks, unverified

    Every yes and possible of the detectors as they are asked, heights looked at. Nobody published what these
    transactions are. What was checked by hand is the form, from the transaction itself.

    | block | transaction | rule | says | by hand |
    |---|---|---|---|---|
    """
        + found;
  }

  private String withoutAnswer() {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        ## Without an answer in blocks

        As the detectors are asked, heights looked at but on testnet3.

        | rule | inconclusive for want of inputs | inconclusive with all inputs known |
        |---|---|---|
        """);
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      text.append(
          line(kind, withoutInputs.getOrDefault(kind, 0), withInputs.getOrDefault(kind, 0)));
    }
    return text.toString();
  }

  private static final class Before {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private int blocks;
  }
}
