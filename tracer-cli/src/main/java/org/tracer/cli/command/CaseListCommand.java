package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.Screen;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.CaseLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tracer case list}. */
@Command(name = "list", description = "The cases in a directory.")
final class CaseListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Where to look; unless given, here.")
  private Path directory = Path.of("");

  CaseListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Screen screen = surroundings.screen();
    List<Path> cases;
    try (Stream<Path> inside = Files.list(directory.toAbsolutePath())) {
      cases = inside.filter(CaseLog::isCase).sorted().toList();
    }
    if (cases.isEmpty()) {
      screen.line("There are no cases here. Open one with: tracer case new DIR");
    }
    for (Path found : cases) {
      screen.line(found.getFileName() + "  " + summary(found));
    }
    screen.flush();
    return ExitCode.OK;
  }

  private static String summary(Path found) {
    try {
      CaseLog log = CaseLog.read(found);
      return log.details().id()
          + "  "
          + log.details().title()
          + (log.isClosed() ? "  (closed)" : "");
    } catch (MalformedDataException e) {
      return "damaged: " + e.getMessage();
    }
  }
}
