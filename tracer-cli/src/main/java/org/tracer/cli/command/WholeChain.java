package org.tracer.cli.command;

import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TablesChoice;
import org.tracer.cli.render.StatusLine;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;

/** Tables of a whole chain, with a status line for the work on them and words for Ctrl-C. */
final class WholeChain implements AutoCloseable {

  private final Interruption interruption;
  private final ChainTables tables;
  private final StatusLine status;

  WholeChain(Surroundings surroundings, TablesChoice choice, boolean quiet) {
    this(surroundings, () -> choice.open(surroundings), quiet);
  }

  /**
   * @param opening opens the tables
   */
  WholeChain(Surroundings surroundings, Supplier<ChainTables> opening, boolean quiet) {
    interruption = new Interruption(surroundings, null);
    try {
      tables = opening.get();
    } catch (RuntimeException e) {
      interruption.close();
      throw e;
    }
    status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
  }

  ChainTables tables() {
    return tables;
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

  /** The number of an address. */
  long number(String name, LockingScript script) {
    long address = tables.addressOf(script);
    if (address == ChainTables.NO_ADDRESS) {
      throw new InvalidInputException(
          "nothing was paid to this address up to block " + tables.horizon().height(),
          "value \"" + name + "\"",
          "Check the address, or name data that reaches further.");
    }
    return address;
  }

  /** Results are there and will be written. */
  void delivering() {
    interruption.delivering();
  }

  @Override
  public void close() {
    interruption.close();
  }
}
