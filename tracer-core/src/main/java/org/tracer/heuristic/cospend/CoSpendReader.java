package org.tracer.heuristic.cospend;

import java.util.Arrays;
import java.util.Set;
import java.util.function.LongConsumer;
import org.tracer.error.MalformedDataException;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.EqualOutputs;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.RowWindow;

/** Goes through the transactions of a chain and gives those that join addresses. */
final class CoSpendReader {

  private static final int PROGRESS_MASK = (1 << 16) - 1;

  private final ChainTables tables;
  private final TablesGuards guards;
  private final RowWindow sources;
  private long[] addresses = new long[64];
  private boolean[] sentDust = new boolean[64];

  private long severalInputs;
  private long unknownSources;
  private long setApart;
  private long inconclusive;
  private long dust;

  /** Takes a transaction that spends from several addresses. */
  @FunctionalInterface
  interface Taker {

    /**
     * @param addresses distinct and ascending; {@code count} of them, valid until the return
     * @return whether to go on
     */
    boolean take(long transaction, long[] addresses, int count);
  }

  CoSpendReader(ChainTables tables, Set<CoSpendGuard> guards) {
    this.tables = tables;
    this.guards = new TablesGuards(tables, guards);
    sources = new RowWindow(tables.inputCount(), tables::sources);
  }

  void read(Taker taker, LongConsumer progress) {
    long transactions = tables.transactionCount();
    long first = 0;
    for (long transaction = 0; transaction < transactions; transaction++) {
      long end = tables.firstInput(transaction + 1);
      int known = readAddresses(transaction, first, end);
      int distinct = known > 1 ? EqualOutputs.distinct(addresses, known) : known;
      if (distinct > 1 && joins(transaction)) {
        int left = guards.looksAtDust() ? leaveOutDust(first, end, distinct) : distinct;
        if (left > 1 && !taker.take(transaction, addresses, left)) {
          return;
        }
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
        inconclusive,
        dust);
  }

  /** Reads the addresses of known inputs; of a single input only whether it is known. */
  private int readAddresses(long transaction, long first, long end) {
    long count = end - first;
    if (count > addresses.length) {
      addresses = new long[Math.toIntExact(Math.max(count, 2L * addresses.length))];
      sentDust = new boolean[addresses.length];
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
  private boolean joins(long transaction) {
    Verdict verdict = guards.setsApart(transaction);
    setApart += verdict == Verdict.YES || verdict == Verdict.POSSIBLE ? 1 : 0;
    inconclusive += verdict == Verdict.INCONCLUSIVE ? 1 : 0;
    return verdict == Verdict.NO;
  }

  /** Leaves out addresses of which only unsolicited dust is spent; returns how many remain. */
  private int leaveOutDust(long first, long end, int distinct) {
    boolean any = false;
    Arrays.fill(sentDust, 0, distinct, true);
    for (long input = first; input < end; input++) {
      long source = sources.get(input);
      if (source != ChainTables.UNKNOWN_SOURCE) {
        long address = tables.address(source);
        if (guards.isSentDust(source, address)) {
          any = true;
        } else {
          sentDust[Arrays.binarySearch(addresses, 0, distinct, address)] = false;
        }
      }
    }
    if (!any) {
      return distinct;
    }
    int left = 0;
    for (int i = 0; i < distinct; i++) {
      if (sentDust[i]) {
        dust++;
      } else {
        addresses[left++] = addresses[i];
      }
    }
    return left;
  }
}
