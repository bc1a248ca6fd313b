package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OperatorName;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.Case;
import org.tracer.evidence.redaction.Opening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case reveal}. */
@Command(
    name = "reveal",
    description = "Open pseudonyms of redacted copies.",
    footer = {
      "",
      "Prints a line a pseudonym: its name, the address, and the salt. Whoever has the",
      "redacted bundle sees that it is right:",
      "  printf '%s' \"SALT:ADDRESS\" | sha256sum",
      "prints what commitments.jsonl has for the name. Which were opened, by whom and",
      "why, is noted in the log.",
      "",
      "Example:",
      "  tracer case reveal CASE third-party-3f9c2a7d1b0e44aa --reason \"Order 14/26\""
    })
final class CaseRevealCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PSEUDONYM",
      description = "Which to open.")
  private List<String> pseudonyms = new ArrayList<>();

  @Option(names = "--all", description = "Open all that a copy made now would have.")
  private boolean all;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why they are opened.")
  private String reason = "";

  @Mixin private OperatorName operator = new OperatorName();

  CaseRevealCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (all == !pseudonyms.isEmpty()) {
      throw new InvalidInputException(
          all ? "all or some, not both" : "no pseudonym is named",
          "--all",
          "Name those to open, or all of them with --all.");
    }
    try (Case opened = Case.open(directory, operator.operator(surroundings))) {
      Screen screen = surroundings.screen();
      for (Opening opening : opened.reveal(pseudonyms, reason)) {
        screen.line(opening.text());
      }
      screen.flush();
      if (opened.isClosed()) {
        Screen notice = surroundings.errorScreen();
        notice.line("tracer: the case is closed, so that its log does not say what was opened");
        notice.flush();
      }
    }
    return ExitCode.OK;
  }
}
