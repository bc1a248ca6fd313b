package org.tracer.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;

/**
 * Says before which transactions a sweep stops because they look like CoinJoins: those of which a
 * detector says yes, and says that several make them. Confined to one thread.
 */
final class CoinJoinWatch {

  private final CoinJoinRule rule;
  private final CoinJoinDetectors detectors;
  private final LongFunction<Transaction> transactions;
  private final Map<Long, String> notes = new HashMap<>();

  /**
   * @param transactions gives the whole transaction of a key
   */
  CoinJoinWatch(CoinJoinRule rule, BitcoinNetwork network, LongFunction<Transaction> transactions) {
    this.rule = rule;
    this.detectors = CoinJoinDetectors.of(network);
    this.transactions = transactions;
  }

  /** Whether money stops before the transaction, whose amounts are in {@code buffer}. */
  boolean stopsAt(long key, TransactionBuffer buffer) {
    if (rule != CoinJoinRule.STOP || buffer.inputCount() < 2 || buffer.outputCount() < 2) {
      return false;
    }
    CoinJoinAnswer answer = detectors.judge(LedgerShape.of(transactions.apply(key)));
    if (answer.verdict() != Verdict.YES || !answer.maySeveralOwnersSpend()) {
      return false;
    }
    answer.finding().ifPresent(finding -> notes.put(key, note(finding)));
    return true;
  }

  private static String note(CoinJoinFinding finding) {
    return finding.heuristic()
        + ", "
        + finding.heuristic().strength()
        + ": "
        + String.join("; ", finding.evidence());
  }

  /** What was found at a transaction before which money stopped; null for others. */
  @Nullable String note(long key) {
    return notes.get(key);
  }
}
