package org.tracer.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.option.RatesFile;
import org.tracer.cli.render.Screen;
import org.tracer.export.Exporters;
import org.tracer.export.GraphExporter;
import org.tracer.graph.Grain;
import org.tracer.price.Rates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer export}. */
@Command(name = "export", description = "Write the graph of a saved trace for other software.")
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
      description = "What to write; repeatable. Formats are listed below.")
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

  @Mixin private RatesFile rates = new RatesFile();

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  private ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command, whose help lists the formats that there are. */
  public static CommandSpec spec(Surroundings surroundings) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new ExportCommand(surroundings));
    List<String> footer = new ArrayList<>(List.of("", "Formats:"));
    for (GraphExporter exporter : Exporters.all()) {
      footer.add(
          "  " + (exporter.format() + "          ").substring(0, 10) + exporter.description());
    }
    footer.addAll(List.of("", "Example:", "  tracer export trace.json --to graphml=trace.graphml"));
    spec.usageMessage().footer(footer.toArray(String[]::new));
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<ExportFile> files =
        targets.stream().map(text -> ExportFile.parse("--to", text, graph, force)).toList();
    ExportFile.checkAll(files, SavedTrace.file(document), rates.file());
    Rates read = rates.read();
    List<String> notices;
    try (Interruption interruption = new Interruption(surroundings, null)) {
      SavedTrace trace = SavedTrace.read(document, policy);
      interruption.delivering();
      notices = trace.write(files, read);
    }
    Screen screen = surroundings.errorScreen();
    files.forEach(
        file -> screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file()));
    notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }
}
