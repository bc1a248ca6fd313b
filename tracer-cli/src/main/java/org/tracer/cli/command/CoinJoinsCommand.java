package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.HeightRange;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.TablesChoice;
import org.tracer.cli.render.CoinJoinsText;
import org.tracer.cli.render.Screen;
import org.tracer.export.tables.CoinJoinsCsv;
import org.tracer.heuristic.coinjoin.CoinJoinCounts;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinScan;
import org.tracer.ledger.ChainTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracer coinjoins}. */
@Command(
    name = "coinjoins",
    description = "Find what looks like CoinJoins in a whole chain.",
    footer = {
      "",
      "An inference, never a fact: other software makes transactions of the same form.",
      "",
      "Example:",
      "  tracer coinjoins --source index:DIR --from-height 831000 --out coinjoins.csv"
    })
public final class CoinJoinsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private HeightRange blocks = new HeightRange();

  @Option(
      names = "--payjoin",
      description = "Ask for PayJoins too: a third of all payments have that form.")
  private boolean payJoin;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write CSV: every transaction that a detector speaks of.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Overwrite a file that exists.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON (tracer-coinjoins/1) instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private TablesChoice source = new TablesChoice();

  public CoinJoinsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    @Nullable OutputFile file = out == null ? null : new OutputFile("--out", out, force);
    if (file != null) {
      file.check();
    }
    try (WholeChain chain = new WholeChain(surroundings, source, quiet)) {
      ChainTables tables = chain.tables();
      BlockHeight first = blocks.first(tables);
      BlockHeight last = blocks.last(tables);
      CoinJoinCounts counts =
          file == null ? count(chain, first, last) : write(chain, first, last, file);
      chain.delivering();
      deliver(
          new CoinJoinsText(
              tables, source.uri(surroundings), first.value(), last.value(), payJoin, counts));
      surroundings.out().flush();
      source.inCase().finish(surroundings, quiet);
    }
    return ExitCode.OK;
  }

  private CoinJoinCounts count(WholeChain chain, BlockHeight first, BlockHeight last) {
    return scan(chain, first, last, (transaction, answer) -> {});
  }

  private CoinJoinCounts write(
      WholeChain chain, BlockHeight first, BlockHeight last, OutputFile file) {
    AtomicReference<@Nullable CoinJoinCounts> counts = new AtomicReference<>();
    long rows = file.write(stream -> write(chain, first, last, stream, counts));
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: wrote " + rows + " findings to " + file.file());
    screen.flush();
    return Objects.requireNonNull(counts.get());
  }

  private long write(
      WholeChain chain,
      BlockHeight first,
      BlockHeight last,
      OutputStream stream,
      AtomicReference<@Nullable CoinJoinCounts> counts)
      throws IOException {
    try (CoinJoinsCsv csv = new CoinJoinsCsv(chain.tables(), stream)) {
      counts.set(
          scan(
              chain,
              first,
              last,
              (transaction, answer) -> {
                try {
                  csv.add(transaction, answer);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
      return csv.count();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private CoinJoinCounts scan(
      WholeChain chain, BlockHeight first, BlockHeight last, CoinJoinScan.Taker taker) {
    ChainTables tables = chain.tables();
    BitcoinNetwork network = tables.network();
    CoinJoinDetectors detectors =
        payJoin ? CoinJoinDetectors.of(network) : CoinJoinDetectors.withoutPayJoin(network);
    return chain.work(
        "transactions at most looked at",
        tables.transactionCount(),
        progress -> CoinJoinScan.run(tables, detectors, first, last, taker, progress));
  }

  private void deliver(CoinJoinsText text) throws IOException {
    source.inCase().keep(text.tables(), text.source(), text::write);
    if (json) {
      text.write(new BufferedOutputStream(surroundings.stdout(), 1 << 16));
    } else {
      text.print(surroundings.screen());
    }
  }
}
