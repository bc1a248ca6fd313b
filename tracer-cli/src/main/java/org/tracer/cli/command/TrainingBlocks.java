package org.tracer.cli.command;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.render.Screen;
import org.tracer.fixtures.TrainingCase;
import picocli.CommandLine.Option;

/** The blocks of the training case as a file, so that every command can be tried on them. */
final class TrainingBlocks {

  /** The transaction by which the collector gathers the payments. */
  private static final String GATHERING =
      "9c67e5f6c6c72d37844fbe6d55ddfed56a093fbc4ffbe9fbdea8052819c54f2b";

  private static final String ONE_TIME = "bcrt1qy6k6mu0zkl5gav2zhvvpmte4gwcqg63nsty0g5";
  private static final String COLLECTOR = "bcrt1qlnv72uwxfc52f4jqp27zjwkehhgqrfpm9w7mvh";

  @Option(
      names = "--save-blocks",
      paramLabel = "FILE",
      description =
          "Also write the blocks of the bitcoin case to FILE, as a source for the other commands.")
  private @Nullable Path file;

  /** What can be tried, without the source. */
  static List<String> commands() {
    return List.of(
        "show " + GATHERING,
        "peel " + GATHERING + ":0",
        "cluster " + ONE_TIME,
        "flags " + COLLECTOR,
        "trace " + GATHERING + ":0 --policy all");
  }

  boolean isAsked() {
    return file != null;
  }

  /** Refuses a file that cannot be written. */
  void check(boolean force) {
    if (file != null) {
      new OutputFile("--save-blocks", file, force).check();
    }
  }

  /** Writes the file, if one is named, and says what to try. */
  void write(Surroundings surroundings, boolean force) {
    Path named = file;
    if (named == null) {
      return;
    }
    new OutputFile("--save-blocks", named, force)
        .write(out -> {
          try (InputStream blocks = TrainingCase.blocks()) {
            return blocks.transferTo(out);
          }
        });
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: wrote " + named + "; to try on it:");
    for (String command : commands()) {
      screen.line("  tracer " + command + " --source blocks:" + named);
    }
    screen.flush();
  }
}
