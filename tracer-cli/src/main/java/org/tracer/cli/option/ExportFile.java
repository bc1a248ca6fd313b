package org.tracer.cli.option;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.accounting.account.AccountRule;
import org.tracer.error.InvalidInputException;
import org.tracer.export.ComparisonExporter;
import org.tracer.export.Exporters;
import org.tracer.export.GraphExporter;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.price.Rates;
import org.tracer.trace.Trace;
import org.tracer.trace.account.FundsReport;

/** A graph file to write. */
public record ExportFile(
    String option, GraphExporter exporter, Path file, Grain grain, boolean force) {

  /** Parses {@code FORMAT=FILE}. */
  public static ExportFile parse(String option, String text, Grain grain, boolean force) {
    String value = option + ", value \"" + text + "\"";
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new InvalidInputException("cannot parse export", value, "Write it as FORMAT=FILE.");
    }
    GraphExporter exporter =
        Exporters.named(text.substring(0, equals))
            .orElseThrow(() ->
                new InvalidInputException(
                    "there is no such format", value, "There are: " + formats() + "."));
    try {
      return new ExportFile(option, exporter, Path.of(text.substring(equals + 1)), grain, force);
    } catch (InvalidPathException e) {
      throw new InvalidInputException("no file can have this name", value, "Choose another.", e);
    }
  }

  private static String formats() {
    return Exporters.all().stream().map(GraphExporter::format).collect(Collectors.joining(", "));
  }

  /**
   * Refuses what cannot be written, before the work whose result it is, and outputs that would
   * replace one another or what is read.
   */
  public static void checkAll(List<ExportFile> files, List<Path> document, List<Path> rates) {
    OutputFile.checkApart(
        files.stream().flatMap(file -> file.outputs().stream()).toList(),
        Stream.concat(document.stream(), rates.stream()).toList());
    files.forEach(ExportFile::check);
  }

  /** Refuses what cannot be written, before the work whose result it is. */
  public void check() {
    outputs().forEach(OutputFile::check);
  }

  /** The files that will be there. */
  public List<OutputFile> outputs() {
    return Exporters.files(exporter, file).stream()
        .map(place -> new OutputFile(option, place, force))
        .toList();
  }

  /** Whether the format can hold a trace under several rules. */
  public boolean compares() {
    return exporter instanceof ComparisonExporter;
  }

  /** Writes the graphs of traces; files appear only when they are whole. */
  public void write(List<Trace> traces, Rates rates) {
    writeGraphs(
        traces.stream().map(trace -> TraceGraph.of(trace, grain).withRates(rates)).toList());
  }

  /** Writes the graphs of traces over accounts under some of their rules. */
  public void write(FundsReport report, List<AccountRule> rules, Rates rates) {
    writeGraphs(rules.stream().map(rule -> FundsGraph.of(report, rule).withRates(rates)).toList());
  }

  private void writeGraphs(List<? extends FlowGraph<?, ?>> graphs) {
    try {
      Exporters.write(exporter, graphs, file, force);
    } catch (IOException e) {
      throw new OutputFile(option, file, force).failure(e);
    }
  }
}
