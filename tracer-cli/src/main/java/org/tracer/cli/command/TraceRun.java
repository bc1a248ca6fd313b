package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.render.Progress;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.TraceReport;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Runs a trace and delivers it: report or document on standard output, graphs into files. */
final class TraceRun {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Map<String, String> names;

  /**
   * @param names what addresses are called in the report, by address
   */
  TraceRun(Surroundings surroundings, OutputOptions output, Map<String, String> names) {
    this.surroundings = surroundings;
    this.output = output;
    this.names = names;
  }

  /**
   * @param recording where answers are being recorded; null if they are not
   */
  Trace trace(UtxoLedger ledger, TraceRequest request, @Nullable Path recording) {
    Progress progress =
        new Progress(
            surroundings.err(),
            surroundings.errIsTerminal() && !output.isQuiet(),
            System::nanoTime);
    Interruption interruption = new Interruption(surroundings, progress, recording);
    try {
      return Tracer.trace(ledger, request, progress);
    } finally {
      interruption.end();
      progress.end();
    }
  }

  /** Writes files first: a report that was read must not be followed by a failure to keep it. */
  void deliver(Trace trace) throws IOException {
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
    if (!output.isQuiet()) {
      warn(trace);
    }
  }

  /** What the document and the report hold too: pipes part the two from the reader. */
  private void warn(Trace trace) {
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
