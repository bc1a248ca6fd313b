package org.tracer.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.CaseText;
import org.tracer.evidence.CaseLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tracer case status}. */
@Command(name = "status", description = "What a case is about, and what it holds.")
final class CaseStatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  CaseStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    new CaseText(surroundings.screen())
        .status(CaseLog.read(directory), LocalDate.now(ZoneOffset.UTC));
    surroundings.out().flush();
    return ExitCode.OK;
  }
}
