package org.tracer.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tracer.chain.BlockHeight;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.HeightRange;
import org.tracer.cli.option.OutputDirectory;
import org.tracer.cli.option.TablesChoice;
import org.tracer.cli.render.Screen;
import org.tracer.export.ExportTarget;
import org.tracer.export.tables.TablesCsv;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracer tables}. */
@Command(
    name = "tables",
    description = "Write a chain's transactions, inputs and outputs as CSV.",
    footer = {
      "",
      "Writes transactions.csv, inputs.csv and outputs.csv. What is not known is empty.",
      "",
      "Example:",
      "  tracer tables --source index:DIR --out tables --to-height 100000"
    })
public final class TablesCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write; made if it does not exist.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  @Mixin private HeightRange blocks = new HeightRange();

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private TablesChoice source = new TablesChoice();

  public TablesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OutputDirectory directory =
        new OutputDirectory(
            "--out",
            out,
            force,
            List.of(TablesCsv.TRANSACTIONS, TablesCsv.INPUTS, TablesCsv.OUTPUTS));
    try (WholeChain chain = new WholeChain(surroundings, source, quiet)) {
      directory.prepare();
      chain.delivering();
      tell(directory.write(target -> write(chain, target)));
      source.inCase().finish(surroundings, quiet);
    }
    return ExitCode.OK;
  }

  private TablesCsv.Written write(WholeChain chain, ExportTarget target) throws IOException {
    ChainTables tables = chain.tables();
    BlockHeight first = blocks.first(tables);
    BlockHeight last = blocks.last(tables);
    try {
      return chain.work(
          "transactions at most written",
          tables.transactionCount(),
          progress -> {
            try {
              return TablesCsv.write(tables, first, last, target, progress);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void tell(TablesCsv.Written written) {
    Screen screen = surroundings.errorScreen();
    screen.line(
        String.format(
            Locale.ROOT,
            "tracer: wrote %d transactions, %d inputs and %d outputs to %s",
            written.transactions(),
            written.inputs(),
            written.outputs(),
            out));
    if (written.unknownSources() > 0) {
      screen.prose(
          "tracer: ",
          "  ",
          "notice: what "
              + written.unknownSources()
              + " inputs spend is not in the data; these values are empty");
    }
    screen.flush();
  }
}
