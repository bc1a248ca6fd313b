package org.tracer.heuristic.coinjoin;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.Transaction;
import org.tracer.source.scan.BlockDecoder;
import org.tracer.source.scan.BlockRows;

/**
 * How long all detectors take over every transaction of the real main-chain blocks, with what their
 * inputs spend where that is known, beside decoding the same blocks (ids and Merkle roots). One
 * thread; the kinds of work take turns. A main program: the only argument is the number of rounds.
 */
public final class RealBlocksBenchmark {

  private static final int PASSES = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<byte[]> blocks;
  private final long blockBytes;
  private final List<Transaction> all;
  private final List<Transaction> known;

  private RealBlocksBenchmark(RealBlockSets real) {
    List<RealBlockSets.RealBlock> main =
        real.blocks().stream().filter(each -> each.network() == BitcoinNetwork.MAIN).toList();
    blocks =
        main.stream()
            .map(each -> {
              byte[] bytes = new byte[each.bytes().remaining()];
              each.bytes().duplicate().get(bytes);
              return bytes;
            })
            .toList();
    blockBytes = blocks.stream().mapToLong(block -> block.length).sum();
    all = main.stream().flatMap(each -> each.transactions().stream()).toList();
    known = all.stream().filter(tx -> !tx.isCoinbase() && MeasuredSet.isKnown(tx)).toList();
  }

  public static void main(String[] arguments) {
    new RealBlocksBenchmark(RealBlockSets.read()).run(Integer.parseInt(arguments[0]));
  }

  private record Work(String name, int transactions, long bytes, LongSupplier pass) {}

  private void run(int rounds) {
    FlatShape rows = new FlatShape(all);
    FlatShape knownRows = new FlatShape(known);
    List<Work> works =
        List.of(
            new Work("scan", all.size(), blockBytes, this::scan),
            new Work(
                "detectors, rows", all.size(), blockBytes, () -> judge(rows, BitcoinNetwork.MAIN)),
            new Work(
                "detectors, rows, heights aside",
                all.size(),
                blockBytes,
                () -> judge(rows, BitcoinNetwork.REGTEST)),
            new Work(
                "detectors, rows, heights aside, all inputs known",
                known.size(),
                0,
                () -> judge(knownRows, BitcoinNetwork.REGTEST)),
            new Work(
                "detectors, from a ledger's values", all.size(), blockBytes, this::judgeLedger));
    long[][] nanos = new long[works.size()][rounds];
    long[][] cpu = new long[works.size()][rounds];
    long sum = 0;
    for (int round = -1; round < rounds; round++) {
      for (int work = 0; work < works.size(); work++) {
        long start = System.nanoTime();
        long startCpu = THREADS.getCurrentThreadCpuTime();
        for (int pass = 0; pass < PASSES; pass++) {
          sum += works.get(work).pass().getAsLong();
        }
        if (round >= 0) {
          nanos[work][round] = (System.nanoTime() - start) / PASSES;
          cpu[work][round] = (THREADS.getCurrentThreadCpuTime() - startCpu) / PASSES;
        }
      }
    }
    System.out.printf(Locale.ROOT, "%d blocks, %,d bytes%n", blocks.size(), blockBytes);
    for (int work = 0; work < works.size(); work++) {
      print(works.get(work), nanos[work], cpu[work]);
    }
    for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
      long start = System.nanoTime();
      for (int pass = 0; pass < PASSES; pass++) {
        sum += judge(rows, detector);
      }
      long time = (System.nanoTime() - start) / PASSES;
      System.out.printf(
          Locale.ROOT, "%s alone: %d ns a transaction%n", detector.kind(), time / all.size());
    }
    System.out.println("(" + sum + ")");
  }

  private static void print(Work work, long[] nanos, long[] cpu) {
    Arrays.sort(nanos);
    Arrays.sort(cpu);
    long median = nanos[nanos.length / 2];
    System.out.printf(
        Locale.ROOT,
        "%s: %,d transactions, %.2f ms (%.2f to %.2f; CPU %.2f), %,d transactions/s%s%n",
        work.name(),
        work.transactions(),
        median / 1e6,
        nanos[0] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        cpu[cpu.length / 2] / 1e6,
        work.transactions() * 1_000_000_000L / median,
        work.bytes() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d MB/s", work.bytes() * 1000 / median));
  }

  private long scan() {
    BlockDecoder decoder = new BlockDecoder();
    BlockRows rows = new BlockRows();
    long sum = 0;
    for (byte[] block : blocks) {
      decoder.decode(block, 0, block.length, rows);
      sum += rows.transactionCount();
    }
    return sum;
  }

  private static long judge(FlatShape rows, BitcoinNetwork network) {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(network);
    long found = 0;
    for (int transaction = 0; transaction < rows.count(); transaction++) {
      rows.move(transaction);
      found += detectors.judge(rows).findings().size();
    }
    return found;
  }

  private static long judge(FlatShape rows, CoinJoinDetector detector) {
    long found = 0;
    for (int transaction = 0; transaction < rows.count(); transaction++) {
      rows.move(transaction);
      found += detector.judge(rows).verdict() == Verdict.NO ? 0 : 1;
    }
    return found;
  }

  private long judgeLedger() {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(BitcoinNetwork.MAIN);
    long found = 0;
    for (Transaction transaction : all) {
      found += detectors.judge(LedgerShape.of(transaction)).findings().size();
    }
    return found;
  }
}
