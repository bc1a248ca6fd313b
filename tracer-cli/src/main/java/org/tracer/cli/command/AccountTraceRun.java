package org.tracer.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.account.AccountRule;
import org.tracer.annotation.Annotations;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.AccountProgress;
import org.tracer.cli.render.FundsText;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.FundsAnnotator;
import org.tracer.trace.account.FundsReport;

/** Runs a trace over accounts and delivers it, as {@link TraceRun} does for outputs. */
final class AccountTraceRun {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Map<String, String> names;
  private final Tags tags;
  private final Interruption interruption;
  private final AccountProgress progress;

  /**
   * @param names what accounts are called in the report, by address
   * @param tags what is asked of the accounts in a result
   */
  AccountTraceRun(
      Surroundings surroundings,
      OutputOptions output,
      Map<String, String> names,
      Tags tags,
      Interruption interruption) {
    this.surroundings = surroundings;
    this.output = output;
    this.names = names;
    this.tags = tags;
    this.interruption = interruption;
    this.progress =
        new AccountProgress(
            surroundings.err(),
            surroundings.errIsTerminal() && !output.isQuiet(),
            System::nanoTime);
  }

  /** Shown while a trace runs, and said if it is interrupted; hears of requests too. */
  AccountProgress progress() {
    return progress;
  }

  FundsReport trace(AccountChain chain, AccountTraceRequest request, List<AccountRule> rules) {
    interruption.tracing(progress::soFar);
    try {
      FundsReport made = AccountTracer.compare(chain, request, rules, progress);
      FundsReport told = made.withAnnotations(Annotations.of(tags.of(made), List.of()));
      return told.withAnnotations(
          Annotations.of(told.annotations().tagged(), FundsAnnotator.inferences(chain, told)));
    } finally {
      progress.end();
    }
  }

  void deliver(FundsReport report) throws IOException {
    new Delivery(surroundings, output, interruption)
        .deliver(
            (file, rates) ->
                file.write(
                    report,
                    file.compares() ? SavedTrace.rules(report) : List.of(report.request().rule()),
                    rates),
            out -> TraceDocument.write(report, out),
            new FundsText(report, names, output.listed())::print,
            report.notices());
  }
}
