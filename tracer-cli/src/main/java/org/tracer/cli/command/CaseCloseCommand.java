package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OperatorName;
import org.tracer.evidence.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tracer case close}. */
@Command(name = "close", description = "Close a case for good: nothing can be added to it.")
final class CaseCloseCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Mixin private OperatorName operator = new OperatorName();

  CaseCloseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Case opened = Case.open(directory, operator.operator(surroundings))) {
      opened.seal();
      surroundings.screen().line("Closed. The log ends in " + opened.head());
    }
    surroundings.out().flush();
    return ExitCode.OK;
  }
}
