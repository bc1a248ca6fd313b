package org.tracer.source.scan;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tracer.chain.Hash256;

/**
 * How long a whole chain takes to decode, beside hashing its bytes once, which nobody can avoid. A
 * main program: {@code ScanBenchmark DIRECTORY [THREADS [ROUNDS]]}, where the directory holds block
 * files and {@code index.csv} (height, hash, file, offset, size, transactions). Give it memory for
 * the whole chain: the floor is measured on bytes in memory.
 */
public final class ScanBenchmark {

  private final BlockFileSequence blocks;
  private final byte[][] held;
  private final int threads;
  private final long bytes;

  private ScanBenchmark(BlockFileSequence blocks, int threads) {
    this.blocks = blocks;
    this.threads = threads;
    this.held = new byte[blocks.size()][];
    for (int block = 0; block < held.length; block++) {
      held[block] = new byte[blocks.length(block)];
      blocks.read(block, held[block]);
    }
    this.bytes = Arrays.stream(held).mapToLong(block -> block.length).sum();
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    try (BlockFileSequence blocks = open(directory)) {
      new ScanBenchmark(blocks, threads).run(rounds);
    }
  }

  private static BlockFileSequence open(Path directory) throws IOException {
    List<String[]> lines;
    try (var text = Files.lines(directory.resolve("index.csv"))) {
      lines = text.skip(1).map(line -> line.split(",", -1)).toList();
    }
    int[] file = lines.stream().mapToInt(line -> Integer.parseInt(line[2])).toArray();
    long[] offset = lines.stream().mapToLong(line -> Long.parseLong(line[3])).toArray();
    int[] length = lines.stream().mapToInt(line -> Integer.parseInt(line[4])).toArray();
    List<Path> files =
        IntStream.rangeClosed(0, Arrays.stream(file).max().orElseThrow())
            .mapToObj(number -> directory.resolve(String.format("blk%05d.dat", number)))
            .toList();
    byte[] key = new byte[BlockFileSequence.KEY_LENGTH];
    return new BlockFileSequence(files, key, file, offset, length);
  }

  private void run(int rounds) {
    Compressions counted = new Compressions();
    BlockPipeline.run(blocks, 1, false, counted);
    System.out.printf(
        Locale.ROOT,
        "%d blocks, %.1f MB, %d transactions; compressions: floor %d, scan %d, ratio %.3f%n",
        held.length,
        bytes / 1e6,
        counted.transactions,
        counted.floor,
        counted.scan,
        (double) counted.scan / counted.floor);
    double[] ratios = new double[rounds];
    double[] cpuRatios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Timing read = timed(() -> inParallel(this::reader));
      Timing floor = timed(() -> inParallel(this::hasher));
      Timing walk = timed(() -> BlockPipeline.run(blocks, threads, false, new NoWork()));
      Timing scan = timed(() -> BlockPipeline.run(blocks, threads, true, new NoWork()));
      ratios[round] = scan.wall / floor.wall;
      cpuRatios[round] = scan.cpu / floor.cpu;
      System.out.printf(
          Locale.ROOT,
          "read %s, sha256 %s, scan without ids %s, scan %s = %.0f MB/s, ratio %.3f, of CPU %.3f%n",
          read,
          floor,
          walk,
          scan,
          bytes / 1e6 / scan.wall,
          ratios[round],
          cpuRatios[round]);
    }
    System.out.printf(
        Locale.ROOT, "median ratio %.3f, of CPU %.3f%n", median(ratios), median(cpuRatios));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /**
   * Seconds by the clock, and seconds of all the process's threads together, which tell more on a
   * machine that is busy with other things.
   */
  private record Timing(double wall, double cpu) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f s (CPU %.2f s)", wall, cpu);
    }
  }

  private static Timing timed(Runnable task) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    task.run();
    return new Timing((System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }

  private interface Worker {
    IntConsumer get();
  }

  private void inParallel(Worker worker) {
    AtomicInteger next = new AtomicInteger();
    Thread[] all = new Thread[threads];
    for (int thread = 0; thread < threads; thread++) {
      all[thread] =
          Thread.ofPlatform()
              .start(() -> {
                IntConsumer work = worker.get();
                for (int block = next.getAndIncrement();
                    block < held.length;
                    block = next.getAndIncrement()) {
                  work.accept(block);
                }
              });
    }
    for (Thread thread : all) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private IntConsumer reader() {
    byte[] into = new byte[4_000_000];
    return block -> blocks.read(block, into);
  }

  private IntConsumer hasher() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return block -> digest.digest(held[block]);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class NoWork implements BlockWork<Object> {

    @Override
    public Object scratch() {
      return this;
    }

    @Override
    public void prepare(int block, byte[] bytes, int offset, BlockRows rows, Object scratch) {}

    @Override
    public void emit(int block, byte[] bytes, int offset, BlockRows rows, Object scratch) {}
  }

  /** Counts the 64-byte steps of SHA-256 that each way takes. */
  private final class Compressions implements BlockWork<Object> {

    private long transactions;
    private long floor;
    private long scan;

    private static long steps(long length) {
      return (length + 9 + 63) / 64;
    }

    @Override
    public Object scratch() {
      return this;
    }

    @Override
    public void prepare(int block, byte[] bytes, int offset, BlockRows rows, Object scratch) {}

    @Override
    public void emit(int block, byte[] bytes, int offset, BlockRows rows, Object scratch) {
      floor += steps(blocks.length(block));
      transactions += rows.transactionCount();
      for (int k = 0; k < rows.transactionCount(); k++) {
        int end = rows.start(k) + rows.length(k);
        boolean witness = bytes[rows.start(k) + 4] == 0;
        int last = rows.firstOutput(k + 1) - 1;
        int stripped =
            witness
                ? rows.scriptOffset(last) + rows.scriptLength(last) - rows.start(k) - 2 + 4
                : end - rows.start(k);
        scan += steps(stripped) + steps(Hash256.LENGTH);
      }
      for (int size = rows.transactionCount(); size > 1; size = (size + 1) / 2) {
        scan += (size + 1) / 2 * (steps(2 * Hash256.LENGTH) + steps(Hash256.LENGTH));
      }
    }
  }
}
