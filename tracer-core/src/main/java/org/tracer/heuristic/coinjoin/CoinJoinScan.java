package org.tracer.heuristic.coinjoin;

import java.util.function.LongConsumer;
import org.tracer.chain.BlockHeight;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.TablesShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainTables;

/** Asks the detectors of every transaction of a chain. */
public final class CoinJoinScan {

  private static final int PROGRESS_MASK = (1 << 16) - 1;

  private CoinJoinScan() {}

  /** Takes what is found. */
  @FunctionalInterface
  public interface Taker {

    /**
     * @param transaction by its number in the tables
     * @param answer not {@link Verdict#NO}
     */
    void take(long transaction, CoinJoinAnswer answer);
  }

  /**
   * Goes through the blocks of a range in chain order. One pass over their rows, about as long as
   * reading them takes; memory does not depend on their number. The answer for a transaction is
   * that of {@link CoinJoinDetectors#judge}, and depends on no other.
   *
   * @param first the first block, and {@code last} the last one
   * @param progress told now and then how many transactions were looked at
   * @throws InvalidInputException if the data lacks a block of the range, or the range is empty
   */
  public static CoinJoinCounts run(
      ChainTables tables,
      CoinJoinDetectors detectors,
      BlockHeight first,
      BlockHeight last,
      Taker taker,
      LongConsumer progress) {
    BlockHeight horizon = tables.horizon().height();
    if (first.value() < tables.firstHeight()
        || first.compareTo(last) > 0
        || last.compareTo(horizon) > 0) {
      throw new InvalidInputException(
          "the data does not have this range of blocks",
          "heights " + first + " to " + last,
          "It has blocks " + tables.firstHeight() + " to " + horizon + ".");
    }
    long begin = tables.firstTransaction(first.value());
    long end = tables.firstTransaction(last.value() + 1);
    CoinJoinCounts counts = new CoinJoinCounts(end - begin);
    TablesShape shape = new TablesShape(tables);
    for (long transaction = begin; transaction < end; transaction++) {
      shape.move(transaction);
      CoinJoinAnswer answer = detectors.judge(shape);
      if (answer.verdict() != Verdict.NO) {
        counts.add(answer);
        taker.take(transaction, answer);
      }
      if (((transaction - begin) & PROGRESS_MASK) == 0) {
        progress.accept(transaction - begin);
      }
    }
    progress.accept(end - begin);
    return counts;
  }
}
