package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OperatorName;
import org.tracer.cli.render.Screen;
import org.tracer.evidence.CaseDeletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case delete}. */
@Command(
    name = "delete",
    description = "Delete a case when its time has come, with a report.",
    footer = {
      "",
      "The report says what was deleted, by whom, when and why, with the hash of every",
      "file and the copies that were made before: those are not deleted by this.",
      "Before the retention date, or without one, a reason is needed.",
      "",
      "Example:",
      "  tracer case delete CASE --report harbour-deleted.json"
    })
final class CaseDeleteCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Option(
      names = "--report",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the report (JSON).")
  private Path report = Path.of("");

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is deleted.")
  private String reason = "";

  @Mixin private OperatorName operator = new OperatorName();

  CaseDeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Set<String> left =
        CaseDeletion.delete(directory, report, operator.operator(surroundings), reason);
    Screen screen = surroundings.screen();
    screen.line("Deleted. What was there is listed in " + report);
    left.forEach(name -> screen.line("  Left, for it is no part of the case: " + name));
    screen.prose(
        "  ",
        "  ",
        "Copies that were passed on, backups, and what the disk itself may keep are not covered.");
    screen.flush();
    return ExitCode.OK;
  }
}
