package org.tracer.heuristic.cospend;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.tracer.error.MalformedDataException;
import org.tracer.heuristic.coinjoin.EqualOutputs;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.RowWindow;

/** Goes through the transactions of a chain and gives those that join addresses. */
final class CoSpendReader {

  private static final int PROGRESS_MASK = (1 << 16) - 1;

  private final ChainTables tables;
  private final CoinJoins coinJoins;
  private final RowWindow sources;
  private final RowWindow values;
  private long[] addresses = new long[64];
  private long[] outputs = new long[64];

  private long severalInputs;
  private long unknownSources;
  private long setApart;
  private long inconclusive;

  /** Takes a transaction that spends from several addresses. */
  @FunctionalInterface
  interface Taker {

    /**
     * @param addresses distinct and ascending; {@code count} of them, valid until the return
     * @return whether to go on
     */
    boolean take(long transaction, long[] addresses, int count);
  }

  CoSpendReader(ChainTables tables, CoinJoins coinJoins) {
    this.tables = tables;
    this.coinJoins = coinJoins;
    sources = new RowWindow(tables.inputCount(), tables::sources);
    values = new RowWindow(tables.outputCount(), tables::values);
  }

  void read(Taker taker, LongConsumer progress) {
    long transactions = tables.transactionCount();
    long first = 0;
    for (long transaction = 0; transaction < transactions; transaction++) {
      long end = tables.firstInput(transaction + 1);
      int known = readAddresses(transaction, first, end);
      if (known > 1) {
        int distinct = EqualOutputs.distinct(addresses, known);
        if (joins(transaction, distinct, (int) (end - first) - known)
            && distinct > 1
            && !taker.take(transaction, addresses, distinct)) {
          return;
        }
      } else if (end - first > 1) {
        joins(transaction, known, (int) (end - first) - known);
      }
      first = end;
      if ((transaction & PROGRESS_MASK) == 0) {
        progress.accept(transaction);
      }
    }
    progress.accept(transactions);
  }

  CoSpendCounts counts(long merging) {
    return new CoSpendCounts(
        tables.transactionCount(),
        tables.inputCount(),
        unknownSources,
        severalInputs,
        merging,
        setApart,
        inconclusive);
  }

  /** Reads the addresses of known inputs; of a single input only whether it is known. */
  private int readAddresses(long transaction, long first, long end) {
    long count = end - first;
    if (count > addresses.length) {
      addresses = new long[Math.toIntExact(Math.max(count, 2L * addresses.length))];
    }
    int known = 0;
    for (long input = first; input < end; input++) {
      long source = sources.get(input);
      if (source == ChainTables.UNKNOWN_SOURCE) {
        unknownSources++;
      } else if (count > 1) {
        long address = tables.address(source);
        if (address == ChainTables.NO_ADDRESS) {
          throw new MalformedDataException(
              "a transaction spends an output that nobody can spend",
              "transaction " + tables.id(transaction) + ", input " + (input - first),
              "The data is not a valid chain.");
        }
        addresses[known++] = address;
      }
    }
    severalInputs += count > 1 ? 1 : 0;
    return known;
  }

  /** Whether the transaction says anything of who controls its inputs. */
  private boolean joins(long transaction, int distinct, int unknown) {
    if (coinJoins == CoinJoins.KEEP) {
      return true;
    }
    long first = tables.firstOutput(transaction);
    long count = tables.firstOutput(transaction + 1) - first;
    if (count < 3 || distinct + unknown < (count + 1) / 2) {
      return true;
    }
    if (count > outputs.length) {
      outputs = new long[Math.toIntExact(Math.max(count, 2L * outputs.length))];
    }
    for (int i = 0; i < count; i++) {
      outputs[i] = values.get(first + i);
    }
    Arrays.sort(outputs, 0, (int) count);
    return switch (EqualOutputs.judge(distinct, unknown, outputs, (int) count)) {
      case NO -> true;
      case YES, POSSIBLE -> {
        setApart++;
        yield false;
      }
      case INCONCLUSIVE -> {
        inconclusive++;
        yield false;
      }
    };
  }
}
