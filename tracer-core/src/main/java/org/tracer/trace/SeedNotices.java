package org.tracer.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinAddress;

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
    if (mayOverlap(request.fees(), positions, log, lane)) {
      notices.add(
          "a limit ended some branches before a later seed: the same money may have been cut there"
              + " and seeded again here, so the seeded amounts can overlap. Without limits they do"
              + " not.");
    }
    for (SeededPosition seed : seeds) {
      boolean shared = !seed.amount().equals(seed.value());
      Stops.Stop stop = shared ? stop(seed, log.stops) : null;
      if (stop != null) {
        notices.add(
            seed.position()
                + (stop.reason() == StopReason.STOP_LIST
                    ? " is on the stop list"
                    : " is at an address that a tag makes a stop (" + stop.reason() + ")")
                + " and a seed itself, so it was followed, with the money of other seeds that is in"
                + " it");
      }
    }
    return notices;
  }

  private static Stops.@Nullable Stop stop(SeededPosition seed, Stops stops) {
    return seed.address() instanceof BitcoinAddress address ? stops.at(address.script()) : null;
  }

  /**
   * Whether a limit cut value before the turn of a position newly seeded. Turns are not in order of
   * keys: a coinbase that collects fees comes behind its block.
   */
  private static boolean mayOverlap(FeeRule fees, SeedPositions positions, SweepLog log, int lane) {
    Set<Long> seeded = new HashSet<>();
    for (int row = 0; row < positions.size(); row++) {
      if (log.seeded[lane][row] > 0) {
        seeded.add(positions.key(row));
      }
    }
    int last = log.txKey.size() - 1;
    while (last >= 0 && !seeded.contains(log.txKey.get(last))) {
      last--;
    }
    for (int lot = 0; last >= 0 && lot < log.txFirstLot.get(last); lot++) {
      StopReason reason = log.lots.reason(lot, lane);
      // Where fees go on, one that ended where it was paid was cut by a limit.
      if (reason != null
          && (reason.isCut() || (reason == StopReason.FEE && fees != FeeRule.ENDPOINT))) {
        return true;
      }
    }
    return false;
  }
}
