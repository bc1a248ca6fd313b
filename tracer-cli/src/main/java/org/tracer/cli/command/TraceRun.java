package org.tracer.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.Policy;
import org.tracer.annotation.Annotations;
import org.tracer.bounds.BoundedComparison;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.ComparisonReport;
import org.tracer.cli.render.Progress;
import org.tracer.cli.render.TraceReport;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceAnnotator;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Runs a trace and delivers it: report or document on standard output, graphs into files. */
final class TraceRun {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Map<String, String> names;
  private final Tags tags;
  private final Interruption interruption;

  /**
   * @param names what addresses are called in the report, by address
   * @param tags what is asked of the addresses in a result
   */
  TraceRun(
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
  }

  Trace trace(UtxoLedger ledger, TraceRequest request) {
    return compare(ledger, request, List.of(request.policy())).traces().getFirst();
  }

  /** The request under several policies, in one pass, with what is said beside the sums. */
  TraceComparison compare(UtxoLedger ledger, TraceRequest request, List<Policy> policies) {
    Progress progress =
        new Progress(
            surroundings.err(),
            surroundings.errIsTerminal() && !output.isQuiet(),
            System::nanoTime);
    interruption.tracing(progress::soFar);
    try {
      TraceComparison made = Tracer.compare(ledger, request, policies, progress);
      return made.withAnnotations(
          Annotations.of(tags.of(made), TraceAnnotator.inferences(ledger, made)));
    } finally {
      progress.end();
    }
  }

  void deliver(Trace trace) throws IOException {
    new Delivery(surroundings, output, interruption)
        .deliver(
            (file, rates) -> file.write(List.of(trace), rates),
            out -> TraceDocument.write(trace, out),
            new TraceReport(trace, names, output.listed(), output.order())::print,
            trace.notices());
  }

  /** The same for several policies side by side. */
  void deliver(BoundedComparison bounded) throws IOException {
    new Delivery(surroundings, output, interruption)
        .deliver(
            (file, rates) -> file.write(bounded.comparison().traces(), rates),
            out -> TraceDocument.write(bounded, out),
            new ComparisonReport(bounded, names, output.listed())::print,
            bounded.comparison().traces().getFirst().notices());
  }
}
