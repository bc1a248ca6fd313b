package org.tracer.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.LockingScript;

/** Where the seeds of a request and its stop rules meet in a way the numbers alone do not show. */
final class SeedNotices {

  private SeedNotices() {}

  static List<String> of(
      TraceRequest request,
      SeedPositions positions,
      SweepLog log,
      int lane,
      List<SeededPosition> seeds) {
    List<String> notices = new ArrayList<>();
    if (mayOverlap(positions, log, lane)) {
      notices.add(
          "a limit ended some branches before a later seed: the same money may have been cut there"
              + " and seeded again here, so the seeded amounts can overlap. Without limits they do"
              + " not.");
    }
    Set<LockingScript> stops = new HashSet<>();
    request.stopRules().stopList().forEach(entry -> stops.add(entry.script()));
    for (SeededPosition seed : seeds) {
      boolean shared = !seed.amount().equals(seed.value());
      if (shared && stopsAt(seed, stops)) {
        notices.add(
            seed.position()
                + " is on the stop list and a seed itself, so it was followed, with the money of"
                + " other seeds that is in it");
      }
    }
    return notices;
  }

  private static boolean stopsAt(SeededPosition seed, Set<LockingScript> stops) {
    return seed.address() instanceof BitcoinAddress address && stops.contains(address.script());
  }

  /** Whether a limit cut value in a transaction before that of a position newly seeded. */
  private static boolean mayOverlap(SeedPositions positions, SweepLog log, int lane) {
    long lastSeed = -1;
    for (int row = 0; row < positions.size(); row++) {
      if (log.seeded[lane][row] > 0) {
        lastSeed = Math.max(lastSeed, positions.key(row));
      }
    }
    for (int tx = 0; tx < log.txKey.size() && log.txKey.get(tx) < lastSeed; tx++) {
      for (int lot = log.txFirstLot.get(tx); lot < log.lotEnd(tx); lot++) {
        StopReason reason = log.lots.reason(lot, lane);
        if (reason != null && reason.isCut()) {
          return true;
        }
      }
    }
    return false;
  }
}
