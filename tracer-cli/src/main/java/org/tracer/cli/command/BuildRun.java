package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.BuildOptions;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.StatusLine;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.build.BuildListener;
import org.tracer.source.index.build.IndexBuild;

/** One build of an index with its progress and its words for Ctrl-C. */
final class BuildRun {

  private BuildRun() {}

  /**
   * @param whenInterrupted what became of the index if Ctrl-C ends this
   */
  static IndexManifest run(
      Surroundings surroundings,
      Path directory,
      BuildOptions options,
      String whenInterrupted,
      Function<IndexBuild, IndexManifest> work) {
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !options.quiet(), System::nanoTime);
    BuildListener listener =
        (step, done, total) -> status.update(() -> "index: " + text(step, done, total));
    IndexBuild build = new IndexBuild(directory, options.resources(), listener);
    List<String> words =
        List.of(
            "tracer: interrupted; " + whenInterrupted,
            "  The same command goes on where it stopped.");
    try (Interruption interruption = new Interruption(surroundings, null)) {
      interruption.saying(words);
      return work.apply(build);
    } finally {
      status.end();
    }
  }

  static String text(String step, long done, long total) {
    return total == 0
        ? step
        : String.format(Locale.ROOT, "%s, %d of %d (%d %%)", step, done, total, 100 * done / total);
  }

  /** What a reader of any result will be told too. */
  static void tell(Surroundings surroundings, Path directory, IndexManifest index) {
    Screen screen = surroundings.errorScreen();
    for (String notice : index.notices()) {
      screen.prose("tracer: ", "  ", "notice: " + notice);
    }
    screen.flush();
    surroundings
        .screen()
        .line(
            String.format(
                Locale.ROOT,
                "Blocks %d to %d of %s are in the index; use it as --source index:%s",
                index.segments().getFirst().firstHeight(),
                index.tip().lastHeight(),
                index.network().shortName(),
                directory));
  }
}
