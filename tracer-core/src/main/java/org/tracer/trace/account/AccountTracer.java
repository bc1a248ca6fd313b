package org.tracer.trace.account;

import java.util.ArrayList;
import java.util.List;
import org.tracer.accounting.account.AccountRule;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.TraceListener;
import org.tracer.trace.account.FundsReport.Horizon;

/** Follows money over accounts, and reads what is known around it. */
public final class AccountTracer {

  private AccountTracer() {}

  /** Follows the request's seeds by its rule. Errors are those of {@link AccountSweep#run}. */
  public static FundsReport trace(AccountChain chain, AccountTraceRequest request) {
    return compare(chain, request, List.of(request.rule()));
  }

  /**
   * Follows the request's seeds by each of the rules, each as if alone. A transfer that several
   * rules need is asked for again where the chain does not keep it.
   *
   * @param rules not empty; the request's own does not count
   */
  public static FundsReport compare(
      AccountChain chain, AccountTraceRequest request, List<AccountRule> rules) {
    return compare(chain, request, rules, TraceListener.SILENT);
  }

  /** The same, telling a listener how it gets on. */
  public static FundsReport compare(
      AccountChain chain,
      AccountTraceRequest request,
      List<AccountRule> rules,
      TraceListener listener) {
    List<FundsTrace> traces = new ArrayList<>();
    ContextReader around = new ContextReader(chain, request.assets(), request.stopRules().infers());
    AccountStops stops = new AccountStops(request.stopRules());
    int handled = 0;
    for (AccountRule rule : rules) {
      int before = handled;
      AccountSweep sweep =
          new AccountSweep(
              chain,
              request.withRule(rule),
              stops,
              (transfers, open) -> listener.onTransaction(before + transfers, open));
      traces.add(sweep.run());
      around.add(sweep);
      handled += sweep.handled();
    }
    FundsContext context = around.read(traces);
    Horizon horizon =
        new Horizon(chain.horizon(), chain.horizonHash(), chain.time(chain.horizon()));
    List<FundsTrace> told = traces.stream().map(trace -> trace.told(stops.used())).toList();
    return new FundsReport(chain.chain(), chain.origin(), horizon, told, context, chain.notices());
  }
}
