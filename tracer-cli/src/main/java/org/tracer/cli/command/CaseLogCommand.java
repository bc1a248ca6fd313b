package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.CaseText;
import org.tracer.evidence.CaseLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case log}. */
@Command(
    name = "log",
    description = "Print what was done in a case, in order.",
    footer = {"", "The log itself is log.jsonl in the case: one JSON object a line."})
final class CaseLogCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Option(names = "--requests", description = "Also every request that was answered.")
  private boolean requests;

  CaseLogCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    new CaseText(surroundings.screen()).log(CaseLog.read(directory), requests);
    surroundings.out().flush();
    return ExitCode.OK;
  }
}
