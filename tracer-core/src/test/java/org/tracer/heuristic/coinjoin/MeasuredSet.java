package org.tracer.heuristic.coinjoin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tracer.ledger.Transaction;

/**
 * Transactions of which something is known.
 *
 * @param truth what is known, and from whom
 * @param are the kinds that all of them are taken to be
 * @param areNot the kinds that none of them is taken to be
 */
record MeasuredSet(
    String name,
    String truth,
    Set<CoinJoinKind> are,
    Set<CoinJoinKind> areNot,
    Supplier<List<Transaction>> transactions) {

  static final Set<CoinJoinKind> ALL = EnumSet.allOf(CoinJoinKind.class);

  /** Of which nothing is known for sure. */
  MeasuredSet(String name, String truth, Supplier<List<Transaction>> transactions) {
    this(name, truth, Set.of(), Set.of(), transactions);
  }
}
