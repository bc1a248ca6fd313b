package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
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
import org.tracer.error.InvalidInputException;
import org.tracer.graph.Grain;
import org.tracer.price.Rates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer view}. */
@Command(
    name = "view",
    description = "Write a saved trace as a page to look at in a browser.",
    footer = {
      "",
      "The page has all it needs in it and reaches no network.",
      "",
      "Examples:",
      "  tracer view trace.json",
      "  tracer view - --to flow.html"
    })
public final class ViewCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "TRACE",
      description = "A document that 'tracer trace --json' printed; - for standard input.")
  private String document = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The page; unless given, TRACE with .html at its end.")
  private @Nullable String page;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description = "Which rule to show; unless given, all that the document holds.")
  private @Nullable PolicyChoice policy;

  @Option(
      names = "--graph",
      paramLabel = "GRAIN",
      defaultValue = "addresses",
      completionCandidates = Candidates.OfGrain.class,
      description = "One place for each of: addresses, outputs; unless given, addresses.")
  private Grain graph = Grain.ADDRESSES;

  @Mixin private RatesFile rates = new RatesFile();

  @Option(names = "--force", description = "Overwrite a file that exists.")
  private boolean force;

  public ViewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ExportFile file = ExportFile.parse("--to", "html=" + page(), graph, force);
    ExportFile.checkAll(List.of(file), SavedTrace.file(document), rates.file());
    Rates read = rates.read();
    List<String> notices;
    try (Interruption interruption = new Interruption(surroundings, null)) {
      SavedTrace trace = SavedTrace.read(document, policy);
      interruption.delivering();
      notices = trace.write(List.of(file), read);
    }
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: wrote " + file.file() + "; open it in a browser");
    notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }

  private String page() {
    if (page != null) {
      return page;
    }
    if (document.equals("-")) {
      throw new InvalidInputException(
          "a document from standard input has no name to make the page's from",
          "-",
          "Name the page with --to FILE.");
    }
    Path name = Path.of(document).getFileName();
    String bare = name == null ? "trace" : name.toString().replaceFirst("\\.json$", "");
    return Path.of(document).resolveSibling(bare + ".html").toString();
  }
}
