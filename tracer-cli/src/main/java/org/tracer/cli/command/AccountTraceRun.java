package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.account.AccountRule;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.render.FundsText;
import org.tracer.cli.render.Screen;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.FundsReport;

/** Runs a trace over accounts and delivers it, as {@link TraceRun} does for outputs. */
final class AccountTraceRun {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Map<String, String> names;
  private final Interruption interruption;

  /**
   * @param names what accounts are called in the report, by address
   */
  AccountTraceRun(
      Surroundings surroundings,
      OutputOptions output,
      Map<String, String> names,
      Interruption interruption) {
    this.surroundings = surroundings;
    this.output = output;
    this.names = names;
    this.interruption = interruption;
  }

  FundsReport trace(AccountChain chain, AccountTraceRequest request, List<AccountRule> rules) {
    return AccountTracer.compare(chain, request, rules);
  }

  /** Writes files first: a report that was read must not be followed by a failure to keep it. */
  void deliver(FundsReport report) throws IOException {
    interruption.delivering();
    for (ExportFile file : output.files()) {
      file.write(report, report.request().rule());
    }
    if (output.isJson()) {
      OutputStream stdout = new BufferedOutputStream(surroundings.stdout(), 1 << 16);
      TraceDocument.write(report, stdout);
      stdout.flush();
    } else {
      new FundsText(report, names, output.listed()).print(surroundings.screen());
      surroundings.out().flush();
    }
    warn(report);
  }

  private void warn(FundsReport report) {
    if (output.isQuiet()) {
      return;
    }
    Screen screen = surroundings.errorScreen();
    if (output.isJson() || !surroundings.outIsTerminal()) {
      report.notices().forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    }
    for (ExportFile file : output.files()) {
      screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file());
    }
    screen.flush();
  }
}
