package org.tracer.trace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.census.BalanceCensus;
import org.tracer.census.Balances;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.CoSpendGuard;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexedLedger;

/**
 * What an index answers in a second, on one thread: look-ups, histories, a trace, and the jobs on
 * the whole chain. The first argument is the index, the second the number of rounds; the median is
 * of all rounds but the first, which warms up.
 */
public final class IndexUseBenchmark {

  private static final int LOOKUPS = 300_000;
  private static final int HISTORIES = 100_000;
  private static final int PAGE = 25;

  private final ChainIndex index;
  private final IndexedLedger ledger;
  private final int rounds;
  private final SplittableRandom random = new SplittableRandom(1);
  private long sum;

  private IndexUseBenchmark(ChainIndex index, int rounds) {
    this.index = index;
    this.ledger = new IndexedLedger(index, "index:benchmark");
    this.rounds = rounds;
  }

  public static void main(String[] arguments) {
    ChainIndex index = ChainIndex.open(Path.of(arguments[0]), null);
    IndexUseBenchmark use = new IndexUseBenchmark(index, Integer.parseInt(arguments[1]));
    use.lookups();
    use.histories();
    use.trace("poison", new Poison());
    use.trace("fifo", Lossless.FIFO);
    use.cluster();
    use.balances();
    System.out.println("(" + use.sum + ")");
  }

  /** Median of the rounds' nanoseconds; the first does not count. */
  private long median(Runnable work) {
    long[] nanos = new long[rounds];
    for (int round = 0; round <= rounds; round++) {
      long start = System.nanoTime();
      work.run();
      if (round > 0) {
        nanos[round - 1] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos[rounds / 2];
  }

  private void each(int count, LongUnaryOperator one) {
    for (int i = 0; i < count; i++) {
      sum += one.applyAsLong(i);
    }
  }

  private void lookups() {
    TxId[] ids = new TxId[LOOKUPS];
    for (int i = 0; i < LOOKUPS; i++) {
      ids[i] = index.id(random.nextLong(index.transactionCount()));
    }
    long single = median(() -> each(LOOKUPS, i -> index.find(ids[(int) i])));
    long[] transactions = new long[LOOKUPS];
    long found = median(() -> index.find(ids, transactions));
    long spent =
        median(() -> {
          index.find(ids, transactions);
          each(LOOKUPS, i -> spender(transactions[(int) i]));
        });
    System.out.printf(
        "txid to transaction %,d/s, one at a time %,d/s; outpoint to spender %,d/s%n",
        LOOKUPS * 1_000_000_000L / found,
        LOOKUPS * 1_000_000_000L / single,
        LOOKUPS * 1_000_000_000L / spent);
  }

  /** The transaction that spends a transaction's first output. */
  private long spender(long transaction) {
    long input = index.spender(index.firstOutput(transaction));
    return input < 0 ? input : index.transactionOfInput(input);
  }

  private void histories() {
    LockingScript[] scripts = new LockingScript[HISTORIES];
    for (int i = 0; i < HISTORIES; i++) {
      scripts[i] = index.script(random.nextLong(index.addressCount()));
    }
    long nanos = median(() -> each(HISTORIES, i -> ledger.history(scripts[(int) i], PAGE).length));
    long[] counts = new long[Math.toIntExact(index.addressCount())];
    long[] row = new long[1];
    for (long output = 0; output < index.outputCount(); output++) {
      index.addresses(output, 1, row);
      if (row[0] >= 0) {
        counts[(int) row[0]]++;
      }
    }
    int busiest = 0;
    for (int address = 0; address < counts.length; address++) {
      busiest = counts[address] > counts[busiest] ? address : busiest;
    }
    LockingScript script = index.script(busiest);
    long page = median(() -> sum += ledger.history(script, PAGE).length);
    System.out.printf(
        "first page of a history: %.1f us on average, %.1f us of the busiest address (%,d outputs)%n",
        nanos / 1e3 / HISTORIES, page / 1e3, counts[busiest]);
  }

  private void trace(String name, Policy policy) {
    long coinbase = index.firstTransaction(1);
    Seed seed = new Seed.OfOutPoint("seed", new OutPoint(index.id(coinbase), 0));
    TraceRequest request = new TraceRequest(List.of(seed), policy, StopRules.NONE);
    long[] transactions = new long[1];
    long[] open = new long[1];
    long nanos =
        median(() -> {
          SeedPositions seeds = new SeedPositions(ledger, request.seeds());
          SweepLog log = Sweep.run(ledger, request, List.of(policy), seeds, TraceListener.SILENT);
          transactions[0] = log.txKey.size();
          open[0] = log.lots.size();
        });
    System.out.printf(
        "trace by %s: %,d transactions, %,d lots, %,d ms, %,d transactions/s%n",
        name,
        transactions[0],
        open[0],
        nanos / 1_000_000,
        transactions[0] * 1_000_000_000L / Math.max(1, nanos));
  }

  private void cluster() {
    Clustering[] result = new Clustering[1];
    for (Set<CoSpendGuard> choice : List.of(Set.<CoSpendGuard>of(), CoSpendGuard.STANDARD)) {
      long nanos = median(() -> result[0] = CoSpend.cluster(index, choice, done -> {}));
      System.out.printf(
          "clusters, coinjoins %s: %,d ms for %,d addresses, %,d clusters%n",
          choice, nanos / 1_000_000, index.addressCount(), result[0].clusterCount());
    }
  }

  private void balances() {
    Balances[] result = new Balances[1];
    BlockHeight tip = index.horizon().height();
    long nanos = median(() -> result[0] = BalanceCensus.at(index, tip, done -> {}));
    System.out.printf("balances: %,d ms, %s%n", nanos / 1_000_000, result[0]);
  }
}
