package org.tracer.trace;

import java.util.List;
import org.tracer.annotation.Annotations;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * Where funds went, where they are now, and why every branch stopped. Immutable.
 *
 * @param origin where the data came from, without secrets
 * @param horizon the last block that was looked at: nothing is said of later ones
 * @param transactions in chain order, but a coinbase that collects fees behind its block
 * @param endpoints in order of the transactions that made them, then output order, fees last, then
 *     label order
 * @param notices what a reader must know beside the numbers
 * @param annotations what is said beside the sums, none of which depends on it
 */
public record Trace(
    TraceRequest request,
    BitcoinNetwork network,
    String origin,
    BlockRef horizon,
    List<SeededPosition> seeds,
    List<TracedTransaction> transactions,
    List<Endpoint> endpoints,
    BalanceSheet balanceSheet,
    List<String> notices,
    Annotations annotations) {
  public Trace {
    seeds = List.copyOf(seeds);
    transactions = List.copyOf(transactions);
    endpoints = List.copyOf(endpoints);
    notices = List.copyOf(notices);
  }

  /** One of which nothing is said. */
  public Trace(
      TraceRequest request,
      BitcoinNetwork network,
      String origin,
      BlockRef horizon,
      List<SeededPosition> seeds,
      List<TracedTransaction> transactions,
      List<Endpoint> endpoints,
      BalanceSheet balanceSheet,
      List<String> notices) {
    this(
        request,
        network,
        origin,
        horizon,
        seeds,
        transactions,
        endpoints,
        balanceSheet,
        notices,
        Annotations.NONE);
  }

  /** The same result, with other things said of it. */
  public Trace withAnnotations(Annotations said) {
    return new Trace(
        request,
        network,
        origin,
        horizon,
        seeds,
        transactions,
        endpoints,
        balanceSheet,
        notices,
        said);
  }
}
