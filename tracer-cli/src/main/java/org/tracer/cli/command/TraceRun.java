package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.Policy;
import org.tracer.bounds.BoundedComparison;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.render.ComparisonReport;
import org.tracer.cli.render.Progress;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.TraceReport;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Runs a trace and delivers it: report or document on standard output, graphs into files. */
final class TraceRun {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Map<String, String> names;
  private final Interruption interruption;

  /**
   * @param names what addresses are called in the report, by address
   */
  TraceRun(
      Surroundings surroundings,
      OutputOptions output,
      Map<String, String> names,
      Interruption interruption) {
    this.surroundings = surroundings;
    this.output = output;
    this.names = names;
    this.interruption = interruption;
  }

  Trace trace(UtxoLedger ledger, TraceRequest request) {
    return compare(ledger, request, List.of(request.policy())).traces().getFirst();
  }

  /** The request under several policies, in one pass. */
  TraceComparison compare(UtxoLedger ledger, TraceRequest request, List<Policy> policies) {
    Progress progress =
        new Progress(
            surroundings.err(),
            surroundings.errIsTerminal() && !output.isQuiet(),
            System::nanoTime);
    interruption.tracing(progress);
    try {
      return Tracer.compare(ledger, request, policies, progress);
    } finally {
      progress.end();
    }
  }

  /** Writes files first: a report that was read must not be followed by a failure to keep it. */
  void deliver(Trace trace) throws IOException {
    interruption.delivering();
    for (ExportFile file : output.files()) {
      file.write(trace);
    }
    if (output.isJson()) {
      OutputStream stdout = new BufferedOutputStream(surroundings.stdout(), 1 << 16);
      TraceDocument.write(trace, stdout);
      stdout.flush();
    } else {
      new TraceReport(trace, names, output.listed(), output.order()).print(surroundings.screen());
      surroundings.out().flush();
    }
    warn(trace);
  }

  /** The same for several policies side by side. */
  void deliver(BoundedComparison bounded) throws IOException {
    interruption.delivering();
    if (output.isJson()) {
      OutputStream stdout = new BufferedOutputStream(surroundings.stdout(), 1 << 16);
      TraceDocument.write(bounded, stdout);
      stdout.flush();
    } else {
      new ComparisonReport(bounded, names, output.listed()).print(surroundings.screen());
      surroundings.out().flush();
    }
    warn(bounded.comparison().traces().getFirst());
  }

  /** What the document and the report hold too: pipes part the two from the reader. */
  private void warn(Trace trace) {
    if (output.isQuiet()) {
      return;
    }
    Screen screen = surroundings.errorScreen();
    if (output.isJson() || !surroundings.outIsTerminal()) {
      trace.notices().forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    }
    for (ExportFile file : output.files()) {
      screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file());
    }
    screen.flush();
  }
}
