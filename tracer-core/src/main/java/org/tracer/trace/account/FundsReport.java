package org.tracer.trace.account;

import java.time.Instant;
import java.util.List;
import org.tracer.annotation.Annotations;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;

/**
 * A trace over accounts under one rule or several, with what is known around it.
 *
 * @param origin where the data comes from, as a source URI without secrets
 * @param horizon the last block that was looked at
 * @param traces one a rule, of the same request in all else
 * @param notices what a reader must know, each thing once
 * @param annotations what is said beside the sums, none of which depends on it
 */
public record FundsReport(
    ChainId chain,
    String origin,
    Horizon horizon,
    List<FundsTrace> traces,
    FundsContext context,
    List<String> notices,
    Annotations annotations) {

  /**
   * The last block of a view.
   *
   * @param time block time, UTC: the proposer's claim
   */
  public record Horizon(long height, EvmHash hash, Instant time) {}

  public FundsReport {
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("no trace");
    }
    traces = List.copyOf(traces);
    notices = List.copyOf(notices);
  }

  /** One of which nothing is said. */
  public FundsReport(
      ChainId chain,
      String origin,
      Horizon horizon,
      List<FundsTrace> traces,
      FundsContext context,
      List<String> notices) {
    this(chain, origin, horizon, traces, context, notices, Annotations.NONE);
  }

  /** The same result, with other things said of it. */
  public FundsReport withAnnotations(Annotations said) {
    return new FundsReport(chain, origin, horizon, traces, context, notices, said);
  }

  /** What was asked; the rule is that of the first trace. */
  public AccountTraceRequest request() {
    return traces.getFirst().request();
  }
}
