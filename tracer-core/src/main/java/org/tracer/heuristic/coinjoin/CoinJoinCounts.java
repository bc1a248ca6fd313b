package org.tracer.heuristic.coinjoin;

import java.util.EnumMap;
import java.util.Map;
import org.tracer.heuristic.Verdict;

/**
 * How often each detector said what, over many transactions. Several detectors may speak of one
 * transaction, so the counts of kinds may come to more than {@link #spokenOf}.
 */
public final class CoinJoinCounts {

  private final long transactions;
  private final Map<CoinJoinKind, Map<Verdict, Long>> byKind = new EnumMap<>(CoinJoinKind.class);
  private long spokenOf;

  CoinJoinCounts(long transactions) {
    this.transactions = transactions;
  }

  void add(CoinJoinAnswer answer) {
    spokenOf++;
    for (CoinJoinFinding finding : answer.findings()) {
      byKind
          .computeIfAbsent(finding.kind(), absent -> new EnumMap<>(Verdict.class))
          .merge(finding.verdict(), 1L, Long::sum);
    }
  }

  /** Transactions that were looked at. */
  public long transactions() {
    return transactions;
  }

  /** Transactions of which some detector did not say no. */
  public long spokenOf() {
    return spokenOf;
  }

  /** Of how many transactions the detector of a kind said this; not kept for {@link Verdict#NO}. */
  public long of(CoinJoinKind kind, Verdict verdict) {
    return byKind.getOrDefault(kind, Map.of()).getOrDefault(verdict, 0L);
  }
}
