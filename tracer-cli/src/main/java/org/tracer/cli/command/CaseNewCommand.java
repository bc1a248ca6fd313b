package org.tracer.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.DayConverter;
import org.tracer.cli.option.OperatorName;
import org.tracer.cli.render.Screen;
import org.tracer.evidence.Case;
import org.tracer.evidence.CaseDetails;
import org.tracer.evidence.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer case new}. */
@Command(
    name = "new",
    description = "Open a new case in a new directory.",
    footer = {
      "",
      "What is stated here is the first entry of the log and cannot be changed later.",
      "",
      "Example:",
      "  tracer case new CASE --id 2026-0417 --title \"Harbour\" \\",
      "    --authority \"Order 12/26\" --purpose \"Find the exchange that was paid\""
    })
final class CaseNewCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The directory to make.")
  private Path directory = Path.of("");

  @Option(
      names = "--id",
      required = true,
      paramLabel = "TEXT",
      description = "What the case is called, such as its file number.")
  private String id = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "A few words for people.")
  private String title = "";

  @Option(
      names = "--authority",
      required = true,
      paramLabel = "TEXT",
      description = "The legal basis of the work.")
  private String authority = "";

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "What is to be found out.")
  private String purpose = "";

  @Option(
      names = "--necessity",
      paramLabel = "TEXT",
      description = "Why it is needed and in proportion.")
  private String necessity = "";

  @Option(
      names = "--retention",
      paramLabel = "YYYY-MM-DD",
      converter = DayConverter.class,
      description = "The last day on which the data may be kept.")
  private @Nullable LocalDate retention;

  @Mixin private OperatorName operator = new OperatorName();

  CaseNewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CaseDetails details = new CaseDetails(id, title, authority, purpose, necessity, retention);
    try (Case made =
        Case.create(directory, details, operator.operator(surroundings), Tool.running())) {
      Screen screen = surroundings.screen();
      screen.line("Case " + id + " is open in " + directory);
      screen.line("  Work in it:  tracer trace --case " + directory + " …");
      screen.line("  First entry: " + made.head());
      screen.line("  Write the hash down elsewhere: with it, any later change can be told.");
      screen.flush();
    }
    return ExitCode.OK;
  }
}
