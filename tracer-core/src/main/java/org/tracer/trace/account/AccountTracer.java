package org.tracer.trace.account;

import java.util.ArrayList;
import java.util.List;
import org.tracer.accounting.account.AccountRule;
import org.tracer.ledger.account.AccountChain;
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
    List<FundsTrace> traces = new ArrayList<>();
    ContextReader around = new ContextReader(chain, request.assets());
    for (AccountRule rule : rules) {
      AccountSweep sweep = new AccountSweep(chain, request.withRule(rule));
      traces.add(sweep.run());
      around.add(sweep);
    }
    FundsContext context = around.read(traces);
    Horizon horizon =
        new Horizon(chain.horizon(), chain.horizonHash(), chain.time(chain.horizon()));
    return new FundsReport(
        chain.chain(), chain.origin(), horizon, traces, context, chain.notices());
  }
}
