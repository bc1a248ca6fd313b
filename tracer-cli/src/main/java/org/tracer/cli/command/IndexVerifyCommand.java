package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.BlockFilesPath;
import org.tracer.cli.option.BuildOptions;
import org.tracer.cli.render.StatusLine;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.IndexVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer index verify}. */
@Command(
    name = "verify",
    description = "Check an index against its block files.",
    footer = {
      "",
      "Reads every block again and compares every row. With --quick it only checks",
      "that the files of the index are those that were written.",
      "",
      "Example:",
      "  tracer index verify index --quick"
    })
final class IndexVerifyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The index.")
  private Path directory = Path.of("");

  @Option(
      names = "--blocks",
      paramLabel = "DIR",
      description = "Where the block files are now; unless given, where they were.")
  private @Nullable Path blocks;

  @Option(names = "--quick", description = "Check the files' digests only.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Use N threads; unless given, one for each processor.")
  private @Nullable Integer threads;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  IndexVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int workers =
        threads == null
            ? Runtime.getRuntime().availableProcessors()
            : BuildOptions.checkedThreads(threads);
    @Nullable Path where = blocks == null ? null : BlockFilesPath.directory(blocks);
    IndexVerification verification = new IndexVerification(directory, where);
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    List<String> words = List.of("tracer: interrupted; there is no result");
    try (Interruption interruption = new Interruption(surroundings, null)) {
      interruption.saying(words);
      verify(verification, workers, status);
    } finally {
      status.end();
    }
    IndexManifest index = verification.manifest();
    surroundings
        .screen()
        .line(
            quick
                ? "The files of the index are those that were written."
                : String.format(
                    Locale.ROOT,
                    "The index is what blocks %d to %d say.",
                    index.segments().getFirst().firstHeight(),
                    index.tip().lastHeight()));
    return ExitCode.OK;
  }

  private void verify(IndexVerification verification, int workers, StatusLine status) {
    IndexManifest index = verification.manifest();
    long bytes = index.length();
    verification.checkFiles(
        done -> status.update(() -> BuildRun.text("bytes of the index read", done, bytes)));
    if (!quick) {
      long blockCount =
          (long) index.tip().lastHeight() - index.segments().getFirst().firstHeight() + 1;
      verification.checkRows(
          workers, done -> status.update(() -> BuildRun.text("blocks compared", done, blockCount)));
    }
  }
}
