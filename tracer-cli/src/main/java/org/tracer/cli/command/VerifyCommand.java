package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.CaseText;
import org.tracer.cli.render.StatusLine;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.CaseVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer verify}. */
@Command(
    name = "verify",
    description = "Check a case offline, down to every byte.",
    footer = {
      "",
      "Checks that no entry of the log was changed, taken out or put in, that every",
      "answer and file has its hash, and makes every result again from them: it has",
      "to come out the same, byte for byte. Nothing in the case is changed, and no",
      "network is used. Exit code 65 says that something is not as it was written.",
      "",
      "Example:",
      "  tracer verify CASE --head 3f0c…"
    })
public final class VerifyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "CASE", description = "The directory of a case.")
  private Path directory = Path.of("");

  @Option(
      names = "--head",
      paramLabel = "SHA256",
      description = "The hash of an entry that was written down elsewhere.")
  private @Nullable String head;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  public VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    CaseReport report;
    try {
      report =
          CaseVerification.of(directory, head, part -> status.update(() -> "checking: " + part));
    } finally {
      status.end();
    }
    new CaseText(surroundings.screen()).report(report);
    surroundings.out().flush();
    return report.isWhole() ? ExitCode.OK : ExitCode.DATA;
  }
}
