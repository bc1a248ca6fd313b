package org.tracer.heuristic.coinjoin;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.TablesShape;
import org.tracer.heuristic.Verdict;
import org.tracer.source.index.ChainIndex;

/**
 * How long all detectors take over a whole chain, beside plainly reading the same rows, on one
 * thread; and how long counts of interpretations take. A main program: the first argument is an
 * index, the second the number of rounds. Heights are those of a test network, so that every
 * detector is asked.
 */
public final class CoinJoinBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ChainIndex index;
  private final TablesShape shape;
  private final int rounds;

  private CoinJoinBenchmark(ChainIndex index, int rounds) {
    this.index = index;
    this.shape = new TablesShape(index);
    this.rounds = rounds;
  }

  public static void main(String[] arguments) {
    CoinJoinBenchmark benchmark =
        new CoinJoinBenchmark(
            ChainIndex.open(Path.of(arguments[0]), null), Integer.parseInt(arguments[1]));
    benchmark.median("rows of outputs", benchmark::readOutputs);
    benchmark.median("rows of inputs and outputs", benchmark::readAll);
    benchmark.median("all detectors", benchmark::judge);
    for (CoinJoinDetector detector : CoinJoinDetectors.all()) {
      benchmark.median(detector.kind().toString(), () -> benchmark.judge(detector));
    }
    benchmark.counts();
    interpretations();
  }

  private void median(String name, LongSupplier work) {
    long[] nanos = new long[rounds];
    long[] cpu = new long[rounds];
    long sum = 0;
    for (int round = 0; round <= rounds; round++) {
      long start = System.nanoTime();
      long startCpu = THREADS.getCurrentThreadCpuTime();
      sum += work.getAsLong();
      if (round > 0) {
        nanos[round - 1] = System.nanoTime() - start;
        cpu[round - 1] = THREADS.getCurrentThreadCpuTime() - startCpu;
      }
    }
    Arrays.sort(nanos);
    Arrays.sort(cpu);
    long median = nanos[rounds / 2];
    System.out.printf(
        "%s: %,d ms (CPU %,d ms), %,d transactions/s, %d ns each (%d)%n",
        name,
        median / 1_000_000,
        cpu[rounds / 2] / 1_000_000,
        index.transactionCount() * 1_000_000_000L / median,
        median / index.transactionCount(),
        sum);
  }

  private long readOutputs() {
    long sum = 0;
    for (long transaction = 0; transaction < index.transactionCount(); transaction++) {
      shape.move(transaction);
      for (int vout = 0; vout < shape.outputCount(); vout++) {
        sum += shape.outputValueSat(vout);
      }
    }
    return sum;
  }

  private long readAll() {
    long sum = 0;
    for (long transaction = 0; transaction < index.transactionCount(); transaction++) {
      shape.move(transaction);
      for (int vout = 0; vout < shape.outputCount(); vout++) {
        sum += shape.outputValueSat(vout);
      }
      for (int vin = 0; vin < shape.inputCount(); vin++) {
        sum += shape.inputValueSat(vin) + shape.inputLock(vin);
      }
    }
    return sum;
  }

  private long judge() {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(BitcoinNetwork.REGTEST);
    long found = 0;
    for (long transaction = 0; transaction < index.transactionCount(); transaction++) {
      shape.move(transaction);
      found += detectors.judge(shape).findings().size();
    }
    return found;
  }

  private long judge(CoinJoinDetector detector) {
    long found = 0;
    for (long transaction = 0; transaction < index.transactionCount(); transaction++) {
      shape.move(transaction);
      found += detector.judge(shape).verdict() == Verdict.NO ? 0 : 1;
    }
    return found;
  }

  private void counts() {
    CoinJoinDetectors detectors = CoinJoinDetectors.of(BitcoinNetwork.REGTEST);
    Map<CoinJoinKind, Map<Verdict, Long>> counts = new EnumMap<>(CoinJoinKind.class);
    for (long transaction = 0; transaction < index.transactionCount(); transaction++) {
      shape.move(transaction);
      for (CoinJoinFinding finding : detectors.judge(shape).findings()) {
        counts
            .computeIfAbsent(finding.kind(), absent -> new TreeMap<>())
            .merge(finding.verdict(), 1L, Long::sum);
      }
    }
    System.out.println(counts + " of " + index.transactionCount());
  }

  private static void interpretations() {
    for (int size = 2; size <= 14; size += 2) {
      long[] inputs = new long[size];
      long[] outputs = new long[2 * size];
      for (int i = 0; i < size; i++) {
        // Equal outputs with a change each, as JoinMarket makes them.
        inputs[i] = 5_000_000L + 37_813L * (i + 1) * (i + 3);
        outputs[i] = 5_000_000;
        outputs[size + i] = 37_813L * (i + 1) * (i + 3) - 150;
      }
      long start = System.nanoTime();
      Interpretations counted = Interpretations.of(inputs, outputs, Interpretations.DEFAULT_STEPS);
      String answer =
          switch (counted) {
            case Interpretations.Counted done -> done.total() + " in " + done.steps() + " steps";
            case Interpretations.NotCounted not -> "not counted";
          };
      System.out.printf(
          "%d parties: %s, %d ms%n", size, answer, (System.nanoTime() - start) / 1_000_000);
    }
  }
}
