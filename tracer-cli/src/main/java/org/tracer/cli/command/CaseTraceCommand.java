package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.TracerCli;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code tracer case trace}: {@code tracer trace --case}. */
@Command(
    name = "trace",
    description = "Trace in a case; takes what 'tracer trace' takes.",
    footer = {"", "Short for: tracer trace --case DIR …"})
final class CaseTraceCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "DIR", description = "The case.")
  private Path directory = Path.of("");

  @Unmatched private List<String> rest = new ArrayList<>();

  CaseTraceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(List.of("trace", "--case", directory.toString()));
    words.addAll(rest);
    return TracerCli.run(surroundings, words.toArray(String[]::new));
  }
}
