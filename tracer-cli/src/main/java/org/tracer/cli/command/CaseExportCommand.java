package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.BundleSeals;
import org.tracer.cli.option.OperatorName;
import org.tracer.cli.render.CaseReportText;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.StatusLine;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.Case;
import org.tracer.evidence.CaseLog;
import org.tracer.evidence.ExportedCase;
import org.tracer.evidence.bag.BagSeal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case export}. */
@Command(
    name = "export",
    description = "Write a copy of a case for others, as one bundle.",
    footer = {
      "",
      "The bundle (BagIt, RFC 8493) holds everything that the log names, a report in",
      "words, and what it takes to check all of it without Tracer. It is a zip, tar,",
      "tar.gz or directory by the name of TARGET. The case is checked first: what is",
      "not as it was written is not passed on. Addresses of third parties are in it,",
      "unless --redact third-parties puts pseudonyms for all but seeds, endpoints, and",
      "addresses you stop at or noted something about; then it holds the results and",
      "the report alone. 'tracer case reveal' opens single pseudonyms later.",
      "",
      "Example:",
      "  tracer case export CASE harbour.zip --sign me.p12",
      "  tracer verify harbour.zip"
    })
final class CaseExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Parameters(index = "1", paramLabel = "TARGET", description = "The file or directory to write.")
  private Path target = Path.of("");

  @Option(
      names = "--redact",
      paramLabel = "WHOM",
      description = "third-parties: put pseudonyms for those who are not concerned.")
  private @Nullable String redact;

  @Mixin private BundleSeals sealing = new BundleSeals();

  @Mixin private OperatorName operator = new OperatorName();

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  CaseExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (redact != null && !redact.equals("third-parties")) {
      throw new InvalidInputException(
          "only third parties can be redacted", "--redact " + redact, "Write third-parties.");
    }
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    List<BagSeal> seals = sealing.seals(surroundings);
    CaseReportText text = new CaseReportText(CaseLog.read(directory), status);
    ExportedCase exported;
    boolean closed;
    try (Case opened = Case.open(directory, operator.operator(surroundings))) {
      exported = opened.export(target, text, seals, redact != null);
      closed = opened.isClosed();
    } finally {
      status.end();
    }
    print(exported, closed);
    return ExitCode.OK;
  }

  private void print(ExportedCase exported, boolean closed) {
    Screen screen = surroundings.screen();
    screen.line("Wrote " + exported.file());
    screen.line("  Log: up to entry " + exported.report().entries());
    screen.line("  Last entry in it: " + exported.report().head());
    screen.line("  SHA-512 of its tagmanifest-sha512.txt, on which everything in it hangs:");
    screen.line("    " + exported.tagManifestSha512());
    screen.prose("  ", "  ", "Tell the receiver that hash by another way than the bundle itself.");
    if (redact != null) {
      screen.prose(
          "  ",
          "  ",
          "Third parties stand under pseudonyms, which is not anonymity: whoever has the chain"
              + " finds them again by the transactions. The key stays in the case"
              + " (pseudonyms.key): do not pass it on, do not lose it.");
    }
    if (closed) {
      screen.line("  The case is closed, so that its log does not say that this copy was made.");
    }
    screen.line("  To check it:  tracer verify " + exported.file());
    screen.flush();
  }
}
