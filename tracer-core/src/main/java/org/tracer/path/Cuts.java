package org.tracer.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;

/** Counts where a search did not go on, and leaves out where nothing could have come of it. */
final class Cuts {

  private Cuts() {}

  /**
   * @param trace with one seed, so that every output ends at most once
   */
  static List<Cut> of(UtxoLedger ledger, PathRequest request, Trace trace, Destination target) {
    Map<StopReason, Integer> counts = new EnumMap<>(StopReason.class);
    for (Endpoint endpoint : trace.endpoints()) {
      if (matters(ledger, request.stopRules(), endpoint, target)) {
        counts.merge(endpoint.reason(), 1, Integer::sum);
      }
    }
    List<Cut> cuts = new ArrayList<>();
    counts.forEach((reason, outputs) -> cuts.add(new Cut(reason, outputs)));
    return cuts;
  }

  private static boolean matters(
      UtxoLedger ledger, StopRules asked, Endpoint endpoint, Destination target) {
    // Paths end at the target, whatever else would have ended there.
    if (target.isAt(endpoint)) {
      return false;
    }
    StopReason reason = endpoint.reason();
    if (reason == StopReason.OUTSIDE_WINDOW) {
      return isOutside(ledger, asked, endpoint, target);
    }
    return reason != StopReason.UNSPENT && reason != StopReason.FEE && reason != StopReason.BURN;
  }

  /** Whether the user's window ended it, and not that its spender stands behind the target. */
  private static boolean isOutside(
      UtxoLedger ledger, StopRules asked, Endpoint endpoint, Destination target) {
    BlockHeight height = asked.untilHeight();
    Instant time = asked.until();
    BlockRef goal = target.block();
    if (goal == null) {
      return true;
    }
    if (endpoint.spentBy() == null || (height == null && time == null)) {
      return false;
    }
    BlockRef spent = ledger.block(ledger.find(endpoint.spentBy()));
    return spent.height().compareTo(goal.height()) <= 0;
  }
}
