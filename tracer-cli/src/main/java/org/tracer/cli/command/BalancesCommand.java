package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.census.BalanceCensus;
import org.tracer.census.Balances;
import org.tracer.chain.BlockHeight;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.HeightConverter;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.TablesChoice;
import org.tracer.cli.render.BalancesDocument;
import org.tracer.cli.render.BalancesReport;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.export.tables.BalancesCsv;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracer balances}. */
@Command(
    name = "balances",
    description = "Count what every address of a chain holds at a height.",
    footer = {
      "",
      "Example:",
      "  tracer balances --source index:DIR --height 800000 --out balances.csv"
    })
public final class BalancesCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--height",
      paramLabel = "N",
      converter = HeightConverter.class,
      description = "As of this block, itself included; unless given, the last one.")
  private @Nullable BlockHeight height;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write CSV: every address that holds anything.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Overwrite a file that exists.")
  private boolean force;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "List the N addresses that hold most; unless given, 20.")
  private int top;

  @Option(names = "--json", description = "Print JSON (tracer-balances/1) instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private TablesChoice source = new TablesChoice();

  public BalancesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 0) {
      throw new InvalidInputException(
          "a negative number cannot be listed",
          "--top, value \"" + top + "\"",
          "Name a number of 0 or more.");
    }
    @Nullable OutputFile file = out == null ? null : new OutputFile("--out", out, force);
    if (file != null) {
      file.check();
    }
    try (WholeChain chain = new WholeChain(surroundings, source, quiet)) {
      ChainTables tables = chain.tables();
      BlockHeight asOf = height == null ? tables.horizon().height() : height;
      Balances balances =
          chain.work(
              "outputs counted",
              tables.outputCount(),
              progress -> BalanceCensus.at(tables, asOf, progress));
      chain.delivering();
      if (file != null) {
        long rows = file.write(stream -> BalancesCsv.write(tables, balances, stream));
        Screen screen = surroundings.errorScreen();
        screen.line("tracer: wrote " + rows + " addresses to " + file.file());
        screen.flush();
      }
      deliver(tables, balances);
      surroundings.out().flush();
      source.inCase().finish(surroundings, quiet);
    }
    return ExitCode.OK;
  }

  private void deliver(ChainTables tables, Balances balances) throws IOException {
    String uri = source.uri(surroundings);
    source
        .inCase()
        .keep(tables, uri, stream -> BalancesDocument.write(tables, balances, uri, top, stream));
    if (json) {
      BalancesDocument.write(
          tables, balances, uri, top, new BufferedOutputStream(surroundings.stdout(), 1 << 16));
    } else {
      new BalancesReport(tables, balances, uri).print(surroundings.screen(), top);
    }
  }
}
