package org.tracer.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.BuildOptions;
import org.tracer.source.index.IndexManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer index update}. */
@Command(
    name = "update",
    description = "Bring an index up to date with the block files.",
    footer = {
      "",
      "Adds new blocks and takes out those that the chain has replaced. Until it is",
      "done the index can be read as it was.",
      "",
      "Example:",
      "  tracer index update index"
    })
final class IndexUpdateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The index.")
  private Path directory = Path.of("");

  @Option(
      names = "--blocks",
      paramLabel = "DIR",
      description = "Where the block files are now; unless given, where they were.")
  private @Nullable Path blocks;

  @Mixin private BuildOptions options = new BuildOptions();

  IndexUpdateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    IndexManifest.read(directory); // Before a directory is made to lock it.
    IndexManifest index =
        BuildRun.run(
            surroundings,
            directory,
            options,
            "the index is as it was before",
            build -> build.update(blocks));
    BuildRun.tell(surroundings, directory, index);
    return ExitCode.OK;
  }
}
