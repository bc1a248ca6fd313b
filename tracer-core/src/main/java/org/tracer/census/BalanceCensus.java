package org.tracer.census;

import java.util.Locale;
import java.util.function.LongConsumer;
import org.tracer.chain.BlockHeight;
import org.tracer.column.LongChunks;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.RowWindow;

/**
 * Counts what every address holds at a height: the sum of the outputs that pay it, were created in
 * a block of at most this height and not spent in one. A ledger fact, as far as the data is whole.
 */
public final class BalanceCensus {

  private static final int PROGRESS_MASK = (1 << 20) - 1;

  private final ChainTables tables;
  private final long outputEnd;
  private final long inputEnd;
  private final LongChunks balances;
  private long createdSat;
  private long spentSat;
  private long unspendableSat;
  private long unspentOutputs;

  private BalanceCensus(ChainTables tables, int height) {
    this.tables = tables;
    long transactionEnd = tables.firstTransaction(height + 1);
    outputEnd = tables.firstOutput(transactionEnd);
    inputEnd = tables.firstInput(transactionEnd);
    balances = new LongChunks(tables.addressCount());
  }

  /**
   * Balances as of a block, this block included.
   *
   * <p>Time: one pass over the outputs up to the height. Memory: 8 bytes an address.
   *
   * @param progress told now and then how many outputs were counted
   * @throws InvalidInputException if the data has no block of this height
   * @throws MalformedDataException if an output is spent that nobody can spend, or the outputs hold
   *     more than a 64-bit number does
   */
  public static Balances at(ChainTables tables, BlockHeight height, LongConsumer progress) {
    BlockHeight last = tables.horizon().height();
    if (height.value() < tables.firstHeight() || height.value() > last.value()) {
      throw new InvalidInputException(
          "the data has no block of this height",
          "height " + height,
          "It has blocks " + tables.firstHeight() + " to " + last + ".");
    }
    BalanceCensus census = new BalanceCensus(tables, height.value());
    try {
      census.count(progress);
    } catch (ArithmeticException e) {
      throw new MalformedDataException(
          "the outputs hold more satoshi than can exist",
          "blocks up to height " + height,
          "The data is not a valid chain.",
          e);
    }
    census.requireBalance();
    return census.result(height);
  }

  private void count(LongConsumer progress) {
    RowWindow values = new RowWindow(outputEnd, tables::values);
    RowWindow addresses = new RowWindow(outputEnd, tables::addresses);
    RowWindow spenders = new RowWindow(outputEnd, tables::spenders);
    for (long output = 0; output < outputEnd; output++) {
      long valueSat = values.get(output);
      long address = addresses.get(output);
      long spender = spenders.get(output);
      createdSat = Math.addExact(createdSat, valueSat);
      // Inputs stand in chain order, so the number of a spender tells whether it came by then.
      boolean spent = spender != ChainTables.UNSPENT && spender < inputEnd;
      if (address == ChainTables.NO_ADDRESS) {
        requireUnspent(output, spender);
        unspendableSat = Math.addExact(unspendableSat, valueSat);
      } else if (spent) {
        spentSat = Math.addExact(spentSat, valueSat);
      } else {
        balances.add(address, valueSat);
      }
      unspentOutputs += spent ? 0 : 1;
      if ((output & PROGRESS_MASK) == 0) {
        progress.accept(output);
      }
    }
    progress.accept(outputEnd);
  }

  private void requireUnspent(long output, long spender) {
    if (spender != ChainTables.UNSPENT) {
      long transaction = tables.transactionOfOutput(output);
      throw new MalformedDataException(
          "a transaction spends an output that nobody can spend",
          "outpoint " + tables.id(transaction) + ":" + (output - tables.firstOutput(transaction)),
          "The data is not a valid chain.");
    }
  }

  /** What was created is spent, or held at an address, or gone. */
  private void requireBalance() {
    long heldSat = 0;
    for (long address = 0; address < balances.size(); address++) {
      heldSat = Math.addExact(heldSat, balances.get(address));
    }
    if (createdSat - spentSat != heldSat + unspendableSat) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "created %d - spent %d is not held %d + unspendable %d satoshi",
              createdSat,
              spentSat,
              heldSat,
              unspendableSat));
    }
  }

  private Balances result(BlockHeight height) {
    return new Balances(
        tables, height, balances, createdSat - spentSat, unspendableSat, unspentOutputs);
  }
}
