package org.tracer.heuristic.peel;

import java.time.Duration;
import java.util.function.Predicate;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.change.ChangeDetection;
import org.tracer.ledger.Transaction;

/**
 * How a peel chain is followed.
 *
 * @param change what asserts which output goes on
 * @param neighbours whether the transactions around each link are read for it: two to three
 *     requests more a link, for heuristics that ask who spends an output
 * @param coinJoin whether a transaction is a CoinJoin; an uncertain answer should be yes, for the
 *     chain then ends openly
 * @param service whether a lock is known to be a service's
 * @param mostPeels peels after which to stop, 1 or more
 * @param longestRest how long a remainder may lie still, in block time
 */
public record PeelRules(
    ChangeDetection change,
    boolean neighbours,
    Predicate<Transaction> coinJoin,
    Predicate<LockingScript> service,
    int mostPeels,
    Duration longestRest) {

  /** Peels after which to stop, unless said otherwise. */
  public static final int DEFAULT_MOST_PEELS = 1_000;

  /** About half a year. */
  public static final Duration DEFAULT_LONGEST_REST = Duration.ofDays(180);

  /** Inputs of a link at most; they are taken for one entity's, as co-spending says. */
  static final int MOST_INPUTS = 2;

  public PeelRules {
    if (mostPeels < 1 || longestRest.isNegative()) {
      throw new IllegalArgumentException(mostPeels + " peels, rest " + longestRest);
    }
  }

  /** The standard heuristics and limits; no service is known and no CoinJoin recognised. */
  public static PeelRules standard() {
    return new PeelRules(
        ChangeDetection.standard(),
        false,
        transaction -> false,
        script -> false,
        DEFAULT_MOST_PEELS,
        DEFAULT_LONGEST_REST);
  }

  public PeelRules withChange(ChangeDetection detection, boolean readNeighbours) {
    return new PeelRules(detection, readNeighbours, coinJoin, service, mostPeels, longestRest);
  }

  public PeelRules withCoinJoin(Predicate<Transaction> isCoinJoin) {
    return new PeelRules(change, neighbours, isCoinJoin, service, mostPeels, longestRest);
  }

  public PeelRules withService(Predicate<LockingScript> isService) {
    return new PeelRules(change, neighbours, coinJoin, isService, mostPeels, longestRest);
  }

  public PeelRules withLimits(int peels, Duration rest) {
    return new PeelRules(change, neighbours, coinJoin, service, peels, rest);
  }
}
