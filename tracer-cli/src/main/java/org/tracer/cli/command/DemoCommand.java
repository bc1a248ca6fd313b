package org.tracer.cli.command;

import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import picocli.CommandLine.Command;

/** {@code tracer demo}. */
@Command(name = "demo", description = "Trace the training case, offline.")
public final class DemoCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().println("demo");
    return ExitCode.OK;
  }
}
