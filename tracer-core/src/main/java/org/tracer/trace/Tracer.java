package org.tracer.trace;

import java.util.List;
import org.tracer.accounting.Policy;
import org.tracer.ledger.UtxoLedger;

/** Follows funds through a ledger, forward or backward. */
public final class Tracer {

  private Tracer() {}

  /** {@link #trace(UtxoLedger, TraceRequest, TraceListener)} without a listener. */
  public static Trace trace(UtxoLedger ledger, TraceRequest request) {
    return trace(ledger, request, TraceListener.SILENT);
  }

  /**
   * Follows the seeds of {@code request} in chain order until every branch ends.
   *
   * <p>Time and memory are linear in the transactions touched. The same ledger data and request
   * give the same result, whatever the source.
   *
   * @throws org.tracer.error.InvalidInputException if a seed names nothing on this chain
   * @throws org.tracer.error.SourceUnavailableException if the source does not answer
   * @throws org.tracer.error.MalformedDataException if what it answers is damaged or contradictory
   */
  public static Trace trace(UtxoLedger ledger, TraceRequest request, TraceListener listener) {
    return compare(ledger, request, List.of(request.policy()), listener).traces().getFirst();
  }

  /**
   * Follows the seeds under several policies in one sweep. Each result is the same as that of a
   * trace under its policy alone.
   *
   * @param request what to follow and where to stop; its own policy is not asked
   * @throws org.tracer.error.InvalidInputException also if a backward trace is asked for what has
   *     no meaning backward
   */
  public static TraceComparison compare(
      UtxoLedger ledger, TraceRequest request, List<Policy> policies, TraceListener listener) {
    BackwardRequest.check(request, policies);
    SeedPositions seeds = new SeedPositions(ledger, request.seeds());
    if (request.direction() == Direction.BACKWARD) {
      ReversedLedger reversed = new ReversedLedger(ledger, seeds);
      SweepLog log = Sweep.run(reversed, request, policies, reversed.places(), listener);
      return new TraceComparison(
          BackwardAssembly.of(ledger, reversed, told(request, log), policies, seeds, log));
    }
    SweepLog log = Sweep.run(ledger, request, policies, seeds, listener);
    return new TraceComparison(TraceAssembly.of(ledger, told(request, log), policies, seeds, log));
  }

  /** The request as the result holds it: with the attributions that took effect. */
  private static TraceRequest told(TraceRequest request, SweepLog log) {
    return request.withStopRules(request.stopRules().withAttributions(log.stops.used()));
  }
}
