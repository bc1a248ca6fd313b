package org.tracer.cli.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.error.InvalidInputException;
import org.tracer.graph.Grain;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
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
      description =
          "What to write: graphml, dot, csv, json, anx, i2, mtgx, maltego, stix, misp, case, ftm or"
              + " tagpack; repeatable.")
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
    List<String> notices;
    try (Interruption interruption = new Interruption(surroundings, null)) {
      DocumentContent content = read();
      interruption.delivering();
      notices =
          switch (content) {
            case DocumentContent.OfOutputs outputs ->
                write(files, one(outputs.comparison().comparison()));
            case DocumentContent.OfAccounts accounts -> write(files, accounts.report());
          };
    }
    Screen screen = surroundings.errorScreen();
    files.forEach(
        file -> screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file()));
    notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }

  private DocumentContent read() throws IOException {
    if (document.equals("-")) {
      return TraceDocument.readContent(System.in, "standard input");
    }
    Path file = Path.of(document);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return TraceDocument.readContent(in, document);
    }
  }

  private static List<String> write(List<ExportFile> files, Trace trace) {
    files.forEach(file -> file.write(trace));
    return trace.notices();
  }

  private List<String> write(List<ExportFile> files, FundsReport report) {
    AccountRule rule = one(report);
    files.forEach(file -> file.write(report, rule));
    return report.notices();
  }

  private AccountRule one(FundsReport report) {
    List<AccountRule> rules = report.traces().stream().map(t -> t.request().rule()).toList();
    String there = String.join(", ", rules.stream().map(AccountRule::toString).toList());
    if (policy == null ? rules.size() > 1 : policy.isAll()) {
      throw severalRules(there);
    }
    AccountRule rule = policy == null ? rules.getFirst() : policy.rules().getFirst();
    if (!rules.contains(rule)) {
      throw new InvalidInputException(
          "the document does not hold the trace under this rule",
          document,
          "It holds " + there + ".");
    }
    return rule;
  }

  private InvalidInputException severalRules(String there) {
    return new InvalidInputException(
        "a graph shows the trace under one rule",
        document,
        "Name it with --policy; the document holds " + there + ".");
  }

  private Trace one(TraceComparison comparison) {
    List<Trace> traces = comparison.traces();
    String there = String.join(", ", comparison.policies().stream().map(Policy::name).toList());
    if (policy == null ? traces.size() > 1 : policy.isAll()) {
      throw severalRules(there);
    }
    return policy == null
        ? traces.getFirst()
        : comparison
            .under(policy.policies().getFirst())
            .orElseThrow(() ->
                new InvalidInputException(
                    "the document does not hold the trace under this rule",
                    document,
                    "It holds " + there + "."));
  }
}
