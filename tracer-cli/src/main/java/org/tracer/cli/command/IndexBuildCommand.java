package org.tracer.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.NetworkConverter;
import org.tracer.cli.option.BlockFilesPath;
import org.tracer.cli.option.BuildOptions;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.render.Screen;
import org.tracer.source.index.IndexManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracer index build}. */
@Command(
    name = "build",
    description = "Make an index of a node's block files.",
    footer = {
      "",
      "Stopped or interrupted, the same command goes on where it stopped.",
      "",
      "Example:",
      "  tracer index build --blocks ~/.bitcoin --out index --memory 2g"
    })
final class IndexBuildCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--blocks",
      paramLabel = "DIR",
      required = true,
      description = "The node's data directory, or the blocks directory in it.")
  private Path blocks = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the index goes; made if it does not exist.")
  private Path out = Path.of("");

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      converter = NetworkConverter.class,
      completionCandidates = Candidates.OfChain.class,
      description = "The chain; unless given, what most blocks in the files are of.")
  private @Nullable BitcoinNetwork chain;

  @Mixin private BuildOptions options = new BuildOptions();

  IndexBuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!Files.exists(blocks)) {
      throw new CommandFailure(
          ExitCode.NO_INPUT,
          "no such file or directory",
          "--blocks, value \"" + blocks + "\"",
          "Name a node's data directory.");
    }
    Path directory = BlockFilesPath.directory(blocks);
    BlockFilesPath.refuseInside(directory, out);
    if (!IndexManifest.exists(out)) {
      checkRoom(directory);
    }
    IndexManifest index =
        BuildRun.run(
            surroundings,
            out,
            options,
            "the index is not complete",
            build -> build.build(blocks, chain));
    BuildRun.tell(surroundings, out, index);
    return ExitCode.OK;
  }

  private void checkRoom(Path directory) {
    long bytes = BlockFilesPath.blockBytes(directory);
    long peak = BlockFilesPath.peak(bytes);
    BlockFilesPath.requireRoom(out, peak);
    if (!options.quiet()) {
      Screen screen = surroundings.errorScreen();
      screen.line(
          String.format(
              Locale.ROOT,
              "tracer: indexing %s of block files; this needs up to %s in %s, two thirds of it for good",
              BlockFilesPath.gigabytes(bytes),
              BlockFilesPath.gigabytes(peak),
              out));
      screen.flush();
    }
  }
}
