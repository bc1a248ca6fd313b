package org.tracer.heuristic.cospend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tracer.heuristic.TablesShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.ChainTables;

/** The guards that tables suffice for, at the speed of a scan. Confined to one thread. */
final class TablesGuards {

  private static final int KEPT_PAYERS = 100_000;

  /** The largest limit of any form: larger inputs need no look at their lock. */
  private static final long LARGEST_DUST_SAT = 546;

  private final ChainTables tables;
  private final boolean coinJoin;
  private final boolean payJoin;
  private final boolean dust;
  private final CoinJoinDetectors detectors;
  private final TablesShape shape;
  private final Map<Long, Integer> strangers = new HashMap<>();

  TablesGuards(ChainTables tables, Set<CoSpendGuard> guards) {
    this.tables = tables;
    coinJoin = guards.contains(CoSpendGuard.COINJOIN);
    payJoin = guards.contains(CoSpendGuard.PAYJOIN);
    dust = guards.contains(CoSpendGuard.DUST);
    detectors =
        payJoin
            ? CoinJoinDetectors.of(tables.network())
            : CoinJoinDetectors.withoutPayJoin(tables.network());
    shape = new TablesShape(tables);
  }

  boolean looksAtDust() {
    return dust;
  }

  /** What keeps a transaction from joining anything: no if nothing does. */
  Verdict setsApart(long transaction) {
    if (!coinJoin && !payJoin) {
      return Verdict.NO;
    }
    shape.move(transaction);
    CoinJoinAnswer answer = detectors.judge(shape);
    if (coinJoin && answer.maySeveralOwnersSpend()) {
      return answer.verdict();
    }
    for (CoinJoinFinding finding : answer.findings()) {
      if (payJoin && finding.kind() == CoinJoinKind.PAYJOIN) {
        return finding.verdict();
      }
    }
    return Verdict.NO;
  }

  /** Whether an output is dust that came unasked. */
  boolean isSentDust(long output, long address) {
    long valueSat = tables.valueSat(output);
    return valueSat <= LARGEST_DUST_SAT
        && isSmall(valueSat, address)
        && strangers(tables.transactionOfOutput(output)) >= SentDust.LEAST_STRANGERS;
  }

  private boolean isSmall(long valueSat, long address) {
    return valueSat <= SentDust.limitSat(tables.type(address));
  }

  private int strangers(long payer) {
    Integer known = strangers.get(payer);
    if (known != null) {
      return known;
    }
    Set<Long> paid = new HashSet<>();
    for (long output = tables.firstOutput(payer);
        output < tables.firstOutput(payer + 1);
        output++) {
      long valueSat = tables.valueSat(output);
      long address = valueSat <= LARGEST_DUST_SAT ? tables.address(output) : ChainTables.NO_ADDRESS;
      if (address != ChainTables.NO_ADDRESS && isSmall(valueSat, address)) {
        paid.add(address);
      }
    }
    if (paid.size() >= SentDust.LEAST_STRANGERS) {
      for (long input = tables.firstInput(payer); input < tables.firstInput(payer + 1); input++) {
        long source = tables.source(input);
        if (source != ChainTables.UNKNOWN_SOURCE) {
          paid.remove(tables.address(source));
        }
      }
    }
    if (strangers.size() < KEPT_PAYERS) {
      strangers.put(payer, paid.size());
    }
    return paid.size();
  }
}
