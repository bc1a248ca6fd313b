package org.tracer.heuristic;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.RowWindow;

/**
 * The shapes of a whole chain's transactions, one after the other: {@link #move} to one, then ask.
 * Locks are address numbers of the tables; nothing is looked up before it is asked for. Any
 * transaction may be moved to; only ascending order is fast. Confined to one thread. Memory: a few
 * thousand rows.
 *
 * <p>Outputs that nobody can spend have no address number: each is taken for a lock of its own,
 * even where two scripts are equal, and for an {@link ScriptType#OP_RETURN}, which all are but what
 * the genesis block pays and scripts of more than 10,000 bytes.
 */
public final class TablesShape implements TransactionShape {

  private static final long NOT_READ = Long.MIN_VALUE;

  private final ChainTables tables;
  private final RowWindow sources;
  private final RowWindow values;

  private int height;
  private long blockEnd;
  private long transaction = -1;
  private long firstInput;
  private long endInput;
  private long firstOutput;
  private long endOutput;

  /** Locks of the inputs, each from when it is first asked for: reading one is a search. */
  private long[] locks = new long[16];

  private boolean locksBegun;

  public TablesShape(ChainTables tables) {
    this.tables = tables;
    sources = new RowWindow(tables.inputCount(), tables::sources);
    values = new RowWindow(tables.outputCount(), tables::values);
  }

  /** Looks at another transaction, by its number in the tables. */
  public void move(long to) {
    boolean next = to == transaction + 1 && transaction >= 0;
    firstInput = next ? endInput : tables.firstInput(to);
    firstOutput = next ? endOutput : tables.firstOutput(to);
    endInput = tables.firstInput(to + 1);
    endOutput = tables.firstOutput(to + 1);
    if (!next || to >= blockEnd) {
      height = tables.height(to);
      blockEnd = tables.firstTransaction(height + 1);
    }
    transaction = to;
    locksBegun = false;
  }

  /** The transaction that is looked at, by its number. */
  public long transaction() {
    return transaction;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int inputCount() {
    return (int) (endInput - firstInput);
  }

  @Override
  public long inputValueSat(int vin) {
    long source = source(vin);
    return source == ChainTables.UNKNOWN_SOURCE ? UNKNOWN : tables.valueSat(source);
  }

  @Override
  public long inputLock(int vin) {
    int inputs = inputCount();
    if (!locksBegun) {
      locks = locks.length < inputs ? new long[2 * inputs] : locks;
      Arrays.fill(locks, 0, inputs, NOT_READ);
      locksBegun = true;
    }
    Objects.checkIndex(vin, inputs);
    if (locks[vin] == NOT_READ) {
      long source = source(vin);
      locks[vin] = source == ChainTables.UNKNOWN_SOURCE ? UNKNOWN : tables.address(source);
    }
    return locks[vin];
  }

  @Override
  public @Nullable ScriptType inputType(int vin) {
    long lock = inputLock(vin);
    return lock == UNKNOWN ? null : type(lock);
  }

  @Override
  public int outputCount() {
    return (int) (endOutput - firstOutput);
  }

  @Override
  public long outputValueSat(int vout) {
    return values.get(firstOutput + vout);
  }

  @Override
  public long outputLock(int vout) {
    long address = tables.address(firstOutput + vout);
    return address == ChainTables.NO_ADDRESS ? -2L - vout : address;
  }

  @Override
  public ScriptType outputType(int vout) {
    return type(tables.address(firstOutput + vout));
  }

  private long source(int vin) {
    return sources.get(firstInput + vin);
  }

  private ScriptType type(long address) {
    return address == ChainTables.NO_ADDRESS ? ScriptType.OP_RETURN : tables.type(address);
  }
}
