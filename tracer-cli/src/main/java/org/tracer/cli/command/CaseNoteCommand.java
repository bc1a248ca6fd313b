package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OperatorName;
import org.tracer.evidence.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case note}. */
@Command(name = "note", description = "Add a note, with its author and time.")
final class CaseNoteCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Parameters(index = "1", paramLabel = "TEXT", description = "The note.")
  private String text = "";

  @Option(
      names = "--about",
      paramLabel = "TEXT",
      description = "An address, a transaction or a result that the note is about.")
  private @Nullable String about;

  @Mixin private OperatorName operator = new OperatorName();

  CaseNoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Case opened = Case.open(directory, operator.operator(surroundings))) {
      opened.note(text, about);
      surroundings.screen().line("Noted. The log now ends in " + opened.head());
    }
    surroundings.out().flush();
    return ExitCode.OK;
  }
}
