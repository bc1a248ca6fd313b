package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.BundleSeals;
import org.tracer.cli.option.OperatorName;
import org.tracer.cli.render.CaseReportText;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.StatusLine;
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
      "not as it was written is not passed on. Addresses of third parties are in it.",
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

  @Mixin private BundleSeals sealing = new BundleSeals();

  @Mixin private OperatorName operator = new OperatorName();

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  CaseExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    List<BagSeal> seals = sealing.seals(surroundings);
    CaseReportText text = new CaseReportText(CaseLog.read(directory), status);
    ExportedCase exported;
    boolean closed;
    try (Case opened = Case.open(directory, operator.operator(surroundings))) {
      exported = opened.export(target, text, seals);
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
    if (closed) {
      screen.line("  The case is closed, so that its log does not say that this copy was made.");
    }
    screen.line("  To check it:  tracer verify " + exported.file());
    screen.flush();
  }
}
