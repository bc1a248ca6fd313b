package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.IndexStatus;
import org.tracer.cli.render.IndexStatusDocument;
import org.tracer.cli.render.IndexStatusReport;
import org.tracer.source.index.ChainIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer index status}. */
@Command(
    name = "status",
    description = "Say what an index holds and whether there are newer blocks.",
    footer = {"", "Example:", "  tracer index status index"})
final class IndexStatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The index.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "Print JSON (tracer-index-status/1) instead of text.")
  private boolean json;

  IndexStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    IndexStatus status = IndexStatus.of(directory, ChainIndex.open(directory, null));
    if (json) {
      IndexStatusDocument.write(status, surroundings.stdout());
    } else {
      new IndexStatusReport(status).print(surroundings.screen());
    }
    return ExitCode.OK;
  }
}
