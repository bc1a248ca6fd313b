package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tracer.chain.TxId;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.change.ChangeDetection;
import org.tracer.heuristic.change.ChangeVerdict;
import org.tracer.heuristic.change.SpendingTransaction;
import org.tracer.heuristic.change.Surroundings;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.heuristic.coinjoin.Interpretations;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.UtxoLedger;

/**
 * What heuristics say of the transactions of a finished trace. Reads them again; changes nothing.
 */
public final class TraceAnnotator {

  private final UtxoLedger ledger;
  private final CoinJoinDetectors coinJoins;
  private final ChangeDetection change = ChangeDetection.standard();
  private final TracedPeels peels = new TracedPeels();

  private TraceAnnotator(UtxoLedger ledger) {
    this.ledger = ledger;
    coinJoins = CoinJoinDetectors.of(ledger.network());
  }

  /**
   * The inferences about the transactions that traces went through or stopped before, in chain
   * order, peel chains last; none where the request says that nothing is to be inferred ({@link
   * CoinJoinRule#IGNORE}).
   *
   * <p>Time: linear in the inputs and outputs of these transactions, but for counting the
   * interpretations of those a trace went through though they look like CoinJoins, which takes at
   * most {@value Interpretations#DEFAULT_STEPS} steps each.
   *
   * @param ledger the one the traces were made from
   */
  public static List<Inference> inferences(UtxoLedger ledger, TraceComparison traces) {
    CoinJoinRule rule = traces.traces().getFirst().request().stopRules().coinJoins();
    if (rule == CoinJoinRule.IGNORE) {
      return List.of();
    }
    TraceAnnotator annotator = new TraceAnnotator(ledger);
    List<Inference> inferences = new ArrayList<>();
    for (long key : annotator.keys(traces)) {
      annotator.judge(key, rule, inferences);
    }
    inferences.addAll(annotator.peels.inferences());
    return inferences;
  }

  private SortedSet<Long> keys(TraceComparison traces) {
    SortedSet<Long> keys = new TreeSet<>();
    for (Trace trace : traces.traces()) {
      trace.transactions().forEach(transaction -> keys.add(ledger.find(transaction.id())));
      for (Endpoint end : trace.endpoints()) {
        TxId behind = end.spentBy();
        if (end.reason() == StopReason.COINJOIN && behind != null) {
          keys.add(ledger.find(behind));
        }
      }
    }
    keys.remove(UtxoLedger.NOT_FOUND);
    return keys;
  }

  private void judge(long key, CoinJoinRule rule, List<Inference> inferences) {
    Transaction transaction = ledger.transaction(key);
    TransactionShape shape = LedgerShape.of(transaction);
    CoinJoinAnswer answer = coinJoins.judge(shape);
    boolean through =
        rule == CoinJoinRule.THROUGH
            && answer.verdict() == Verdict.YES
            && answer.maySeveralOwnersSpend();
    for (CoinJoinFinding finding : answer.findings()) {
      if (finding.kind() == CoinJoinKind.PAYJOIN) {
        // It can be any payment from two inputs; 'tracer show' says so of each.
        continue;
      }
      List<String> evidence = new ArrayList<>(finding.evidence());
      if (through && finding.verdict() == Verdict.YES) {
        evidence.add(
            "followed through by the policy, which takes for granted that its outputs are its"
                + " inputs' in the policy's order; by amounts alone "
                + interpretations(shape));
      }
      inferences.add(TransactionInferences.inference(finding, transaction.id(), evidence));
    }
    ChangeVerdict verdict =
        change.judge(
            SpendingTransaction.of(transaction, Optional.empty(), Surroundings.UNKNOWN)
                .as(TransactionInferences.kind(answer)));
    if (verdict.change().isPresent()) {
      inferences.add(shortened(verdict.inference(transaction.id())));
      peels.add(transaction, verdict.change().getAsInt());
    }
  }

  /** With its sum of opinions alone: what each heuristic says {@link TransactionInferences} has. */
  private static Inference shortened(Inference whole) {
    return new Inference(
        whole.heuristic(),
        whole.subject(),
        whole.claim(),
        whole.verdict(),
        List.of(whole.evidence().getFirst()));
  }

  /** How many readings a transaction has whose inputs are all known, or that it was not counted. */
  private static String interpretations(TransactionShape shape) {
    long[] inputs =
        IntStream.range(0, shape.inputCount()).mapToLong(shape::inputValueSat).toArray();
    long[] outputs =
        IntStream.range(0, shape.outputCount())
            .mapToLong(shape::outputValueSat)
            .filter(value -> value > 0)
            .toArray();
    if (LongStream.of(inputs).anyMatch(value -> value <= 0) || outputs.length == 0) {
      return "its readings cannot be counted";
    }
    return switch (Interpretations.of(inputs, outputs, Interpretations.DEFAULT_STEPS)) {
      case Interpretations.Counted counted -> "there are " + counted.total() + " readings";
      case Interpretations.NotCounted not ->
          "how many readings there are was not counted within " + not.mostSteps() + " steps";
    };
  }
}
