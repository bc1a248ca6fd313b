package org.tracer.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
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

  /** From as many on a rule may do without equal outputs. */
  private static final int MANY_INPUTS = 20;

  private final CoinJoinRule rule;
  private final Function<Transaction, CoinJoinAnswer> judge;
  private final LongFunction<Transaction> transactions;
  private final Map<Long, String> notes = new HashMap<>();

  /**
   * @param transactions gives the whole transaction of a key
   */
  CoinJoinWatch(CoinJoinRule rule, BitcoinNetwork network, LongFunction<Transaction> transactions) {
    this(rule, judge(network), transactions);
  }

  /**
   * @param judge what detectors say of a transaction
   */
  CoinJoinWatch(
      CoinJoinRule rule,
      Function<Transaction, CoinJoinAnswer> judge,
      LongFunction<Transaction> transactions) {
    this.rule = rule;
    this.judge = judge;
    this.transactions = transactions;
  }

  private static Function<Transaction, CoinJoinAnswer> judge(BitcoinNetwork network) {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(network);
    return transaction -> detectors.judge(LedgerShape.of(transaction));
  }

  /** Whether money stops before the transaction, whose amounts are in {@code buffer}. */
  boolean stopsAt(long key, TransactionBuffer buffer) {
    if (rule != CoinJoinRule.STOP || !mayBeShared(buffer)) {
      return false;
    }
    CoinJoinAnswer answer = judge.apply(transactions.apply(key));
    if (answer.verdict() != Verdict.YES || !answer.maySeveralOwnersSpend()) {
      return false;
    }
    answer.finding().ifPresent(finding -> notes.put(key, note(finding)));
    return true;
  }

  /**
   * Whether it is worth reading whole. Every rule that says yes asks for equal outputs, but that of
   * Wasabi 2 with many inputs.
   */
  private static boolean mayBeShared(TransactionBuffer buffer) {
    if (buffer.inputCount() < 2 || buffer.outputCount() < 2) {
      return false;
    }
    if (Math.max(buffer.inputCount(), buffer.outputCount()) >= MANY_INPUTS) {
      return true;
    }
    // Backward a buffer has inputs for outputs.
    return haveEqual(buffer.outputCount(), buffer::outputValueSat)
        || haveEqual(buffer.inputCount(), buffer::inputValueSat);
  }

  private static boolean haveEqual(int count, IntToLongFunction value) {
    long[] values = new long[count];
    Arrays.setAll(values, value);
    Arrays.sort(values);
    for (int i = 1; i < count; i++) {
      if (values[i] == values[i - 1]) {
        return true;
      }
    }
    return false;
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
