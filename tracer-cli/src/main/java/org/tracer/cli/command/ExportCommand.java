package org.tracer.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.graph.Grain;
import org.tracer.trace.Trace;
import org.tracer.trace.account.FundsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer export}. */
@Command(
    name = "export",
    description = "Write the graph of a saved trace for other software.",
    footer = {"", "Example:", "  tracer export trace.json --to graphml=trace.graphml"})
public final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "TRACE",
      description = "A document that 'tracer trace --json' printed; - for standard input.")
  private String document = "";

  @Option(
      names = "--to",
      paramLabel = "FORMAT=FILE",
      completionCandidates = Candidates.OfExport.class,
      required = true,
      description = "What to write: graphml, dot, csv or json; repeatable.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description = "Which rule to draw, where the document holds several.")
  private @Nullable PolicyChoice policy;

  @Option(
      names = "--graph",
      paramLabel = "GRAIN",
      defaultValue = "addresses",
      completionCandidates = Candidates.OfGrain.class,
      description = "One vertex for each of: addresses, outputs; unless given, addresses.")
  private Grain graph = Grain.ADDRESSES;

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  public ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<ExportFile> files =
        targets.stream().map(text -> ExportFile.parse("--to", text, graph, force)).toList();
    files.forEach(ExportFile::check);
    SavedTrace saved = new SavedTrace(document, policy, "a graph");
    List<String> notices;
    try (Interruption interruption = new Interruption(surroundings, null)) {
      DocumentContent content = saved.read().content();
      interruption.delivering();
      notices =
          switch (content) {
            case DocumentContent.OfOutputs outputs ->
                write(files, saved.one(outputs.comparison().comparison()));
            case DocumentContent.OfAccounts accounts ->
                write(files, accounts.report(), saved.one(accounts.report()));
          };
    }
    Screen screen = surroundings.errorScreen();
    files.forEach(
        file -> screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file()));
    notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }

  private static List<String> write(List<ExportFile> files, Trace trace) {
    files.forEach(file -> file.write(trace));
    return trace.notices();
  }

  private static List<String> write(List<ExportFile> files, FundsReport report, AccountRule rule) {
    files.forEach(file -> file.write(report, rule));
    return report.notices();
  }
}
