package org.tracer.cli.command;

import java.util.function.Function;
import java.util.function.LongConsumer;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ChainTablesOpener.OpenTables;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TablesChoice;
import org.tracer.cli.render.StatusLine;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;

/** Tables of a whole chain, with a status line for the work on them and words for Ctrl-C. */
final class WholeChain implements AutoCloseable {

  private static final int PROGRESS_MASK = (1 << 16) - 1;

  private final Interruption interruption;
  private final OpenTables open;
  private final StatusLine status;

  WholeChain(Surroundings surroundings, TablesChoice choice, boolean quiet) {
    interruption = new Interruption(surroundings, null);
    try {
      open = choice.open(surroundings);
    } catch (RuntimeException e) {
      interruption.close();
      throw e;
    }
    status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
  }

  ChainTables tables() {
    return open.tables();
  }

  /**
   * Does long work.
   *
   * @param what the things that are counted
   * @param total how many there are
   */
  <T> T work(String what, long total, Function<LongConsumer, T> job) {
    try {
      return job.apply(done -> status.update(() -> done + " of " + total + " " + what));
    } finally {
      status.end();
    }
  }

  /** The number of an address. Goes through all of them: tables know no other way. */
  long number(String name, LockingScript script) {
    ChainTables tables = tables();
    long count = tables.addressCount();
    return work(
        "addresses searched",
        count,
        progress -> {
          for (long address = 0; address < count; address++) {
            if (tables.script(address).equals(script)) {
              return address;
            }
            if ((address & PROGRESS_MASK) == 0) {
              progress.accept(address);
            }
          }
          throw new InvalidInputException(
              "nothing was paid to this address up to block " + tables.horizon().height(),
              "value \"" + name + "\"",
              "Check the address, or name data that reaches further.");
        });
  }

  /** Results are there and will be written. */
  void delivering() {
    interruption.delivering();
  }

  @Override
  public void close() {
    interruption.close();
    open.close();
  }
}
