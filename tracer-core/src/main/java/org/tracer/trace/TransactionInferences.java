package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracer.chain.TxId;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.change.ChangeDetection;
import org.tracer.heuristic.change.LedgerSurroundings;
import org.tracer.heuristic.change.SpendingTransaction;
import org.tracer.heuristic.change.Surroundings;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.UtxoLedger;

/** Everything that heuristics say of one transaction. */
public final class TransactionInferences {

  private TransactionInferences() {}

  /**
   * What each CoinJoin detector says that does not say no, and which output is taken for the
   * change, or that none is asserted: by the heuristics that traces ask, then by all of them, with
   * what each of them said. The two answers can differ: what one more heuristic rules out is
   * asserted no more.
   *
   * @param neighbours whether to read the transactions it spends from and that spend it, which some
   *     heuristics need: one read each
   * @throws InvalidInputException if the chain does not hold the transaction
   */
  public static List<Inference> of(UtxoLedger ledger, TxId id, boolean neighbours) {
    long key = ledger.find(id);
    if (key == UtxoLedger.NOT_FOUND) {
      throw new InvalidInputException(
          "the transaction is not in the chain", "transaction " + id, "Check the id.");
    }
    Transaction transaction = ledger.transaction(key);
    CoinJoinAnswer answer =
        CoinJoinDetectors.of(ledger.network()).judge(LedgerShape.of(transaction));
    List<Inference> inferences = new ArrayList<>();
    for (CoinJoinFinding finding : answer.findings()) {
      inferences.add(inference(finding, id, finding.evidence()));
    }
    SpendingTransaction subject =
        neighbours
            ? LedgerSurroundings.neighbours(ledger, key).subject()
            : SpendingTransaction.of(transaction, ledger.form(key), Surroundings.UNKNOWN);
    SpendingTransaction judged = subject.as(kind(answer));
    inferences.add(ChangeDetection.standard().judge(judged).inference(id));
    inferences.add(ChangeDetection.all().judge(judged).inference(id));
    return inferences;
  }

  static Inference inference(CoinJoinFinding finding, TxId id, List<String> evidence) {
    return new Inference(
        finding.heuristic(),
        id.toString(),
        finding.kind().severalOwners() ? "coinjoin " + finding.kind() : "" + finding.kind(),
        finding.verdict(),
        evidence);
  }

  /** Where several may have spent, no output is taken for the change. */
  static SpendingTransaction.Kind kind(CoinJoinAnswer answer) {
    if (answer.maySeveralOwnersSpend()) {
      return SpendingTransaction.Kind.COINJOIN;
    }
    Optional<CoinJoinFinding> finding = answer.finding();
    boolean tx0 = finding.isPresent() && finding.get().kind() == CoinJoinKind.WHIRLPOOL_TX0;
    return tx0 ? SpendingTransaction.Kind.TX0 : SpendingTransaction.Kind.ORDINARY;
  }
}
