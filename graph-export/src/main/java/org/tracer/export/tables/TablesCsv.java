package org.tracer.export.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.error.InvalidInputException;
import org.tracer.export.ExportTarget;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.RowWindow;

/**
 * The transactions, inputs and outputs of a range of blocks, in chain order, as three tables whose
 * columns {@code docs/whole-chain.md} describes. The same data gives the same bytes. What is not
 * known is empty, never 0. Confined to one thread.
 */
public final class TablesCsv {

  /** The part with one row a transaction. */
  public static final String TRANSACTIONS = "transactions";

  /** The part with one row an input; a coinbase has none. */
  public static final String INPUTS = "inputs";

  /** The part with one row an output. */
  public static final String OUTPUTS = "outputs";

  private static final String TRANSACTION_COLUMNS =
      "txid,block_height,block_hash,block_time,index,input_count,output_count,input_value_sat,"
          + "output_value_sat,fee_sat,is_coinbase";
  private static final String INPUT_COLUMNS =
      "txid,index,spent_txid,spent_index,value_sat,address,script_type";
  private static final String OUTPUT_COLUMNS =
      "txid,index,value_sat,address,script_type,script_hex,spent_by_txid,spent_by_index";

  private static final long UNKNOWN = -1;
  private static final int PROGRESS_MASK = (1 << 12) - 1;

  private final ChainTables tables;
  private final Recent<byte[]> ids;
  private final Recent<AddressText> addresses;
  private final RowWindow sources;
  private final RowWindow values;
  private final RowWindow outputAddresses;
  private final RowWindow spenders;

  /**
   * How many rows were written, headings not counted.
   *
   * @param unknownSources inputs whose spent output is not in the data
   */
  public record Written(long transactions, long inputs, long outputs, long unknownSources) {}

  private TablesCsv(ChainTables tables) {
    this.tables = tables;
    ids = new Recent<>(transaction -> tables.id(transaction).toString().getBytes(US_ASCII));
    addresses = new Recent<>(address -> AddressText.of(tables.network(), tables.script(address)));
    sources = new RowWindow(tables.inputCount(), tables::sources);
    values = new RowWindow(tables.outputCount(), tables::values);
    outputAddresses = new RowWindow(tables.outputCount(), tables::addresses);
    spenders = new RowWindow(tables.outputCount(), tables::spenders);
  }

  /**
   * Writes the three parts. Time: linear in the rows. Memory does not depend on them.
   *
   * @param from first height, inclusive
   * @param to last height, inclusive; spends by later blocks of the data are written all the same
   * @param progress told now and then how many transactions were written
   * @throws InvalidInputException if the data lacks a block of the range, or the range is empty
   */
  public static Written write(
      ChainTables tables,
      BlockHeight from,
      BlockHeight to,
      ExportTarget target,
      LongConsumer progress)
      throws IOException {
    BlockHeight last = tables.horizon().height();
    if (from.value() < tables.firstHeight() || to.compareTo(last) > 0 || from.compareTo(to) > 0) {
      throw new InvalidInputException(
          "the data does not have this range of blocks",
          "heights " + from + " to " + to,
          "It has blocks " + tables.firstHeight() + " to " + last + ".");
    }
    try (Rows transactions = new Rows(target.open(TRANSACTIONS), TRANSACTION_COLUMNS);
        Rows inputs = new Rows(target.open(INPUTS), INPUT_COLUMNS);
        Rows outputs = new Rows(target.open(OUTPUTS), OUTPUT_COLUMNS)) {
      TablesCsv csv = new TablesCsv(tables);
      long unknownSources = 0;
      for (int height = from.value(); height <= to.value(); height++) {
        unknownSources += csv.block(height, transactions, inputs, outputs, progress);
      }
      progress.accept(transactions.count());
      return new Written(transactions.count(), inputs.count(), outputs.count(), unknownSources);
    }
  }

  private long block(
      int height, Rows transactions, Rows inputs, Rows outputs, LongConsumer progress)
      throws IOException {
    BlockRef block = tables.block(height);
    byte[] hash = block.hash().toString().getBytes(US_ASCII);
    byte[] time = block.time().toString().getBytes(US_ASCII);
    long first = tables.firstTransaction(height);
    long end = tables.firstTransaction(height + 1);
    long unknown = 0;
    for (long transaction = first; transaction < end; transaction++) {
      long inputCount = tables.firstInput(transaction + 1) - tables.firstInput(transaction);
      long outputCount = tables.firstOutput(transaction + 1) - tables.firstOutput(transaction);
      long unknownBefore = unknown;
      long inputSat = 0;
      for (long index = 0; index < inputCount; index++) {
        long valueSat = input(transaction, index, inputs);
        if (valueSat == UNKNOWN) {
          unknown++;
        } else {
          inputSat = Math.addExact(inputSat, valueSat);
        }
      }
      long outputSat = 0;
      for (long index = 0; index < outputCount; index++) {
        outputSat = Math.addExact(outputSat, output(transaction, index, outputs));
      }
      transactions
          .bytes(ids.get(transaction))
          .number(height)
          .bytes(hash)
          .bytes(time)
          .number(transaction - first)
          .number(inputCount)
          .number(outputCount);
      boolean known = inputCount > 0 && unknown == unknownBefore;
      optional(transactions, known, inputSat);
      transactions.number(outputSat);
      optional(transactions, known, inputSat - outputSat);
      transactions.text(inputCount == 0 ? "true" : "false").end();
      if ((transactions.count() & PROGRESS_MASK) == 0) {
        progress.accept(transactions.count());
      }
    }
    return unknown;
  }

  private static void optional(Rows rows, boolean known, long number) throws IOException {
    if (known) {
      rows.number(number);
    } else {
      rows.empty();
    }
  }

  /** Writes an input; returns its value, or {@link #UNKNOWN}. */
  private long input(long transaction, long index, Rows rows) throws IOException {
    rows.bytes(ids.get(transaction)).number(index);
    long source = sources.get(tables.firstInput(transaction) + index);
    if (source == ChainTables.UNKNOWN_SOURCE) {
      rows.empty().empty().empty().empty().empty().end();
      return UNKNOWN;
    }
    long spent = tables.transactionOfOutput(source);
    long valueSat = tables.valueSat(source);
    rows.bytes(ids.get(spent)).number(source - tables.firstOutput(spent)).number(valueSat);
    long address = tables.address(source);
    if (address == ChainTables.NO_ADDRESS) {
      rows.empty().empty();
    } else {
      AddressText text = addresses.get(address);
      text.address(rows);
      text.type(rows);
    }
    rows.end();
    return valueSat;
  }

  /** Writes an output; returns its value. */
  private long output(long transaction, long index, Rows rows) throws IOException {
    long output = tables.firstOutput(transaction) + index;
    long valueSat = values.get(output);
    rows.bytes(ids.get(transaction)).number(index).number(valueSat);
    long address = outputAddresses.get(output);
    if (address == ChainTables.NO_ADDRESS) {
      rows.empty().empty().empty();
    } else {
      AddressText text = addresses.get(address);
      text.address(rows);
      text.type(rows);
      text.scriptHex(rows);
    }
    long spender = spenders.get(output);
    if (spender == ChainTables.UNSPENT) {
      rows.empty().empty();
    } else {
      long by = tables.transactionOfInput(spender);
      rows.bytes(ids.get(by)).number(spender - tables.firstInput(by));
    }
    rows.end();
    return valueSat;
  }
}
