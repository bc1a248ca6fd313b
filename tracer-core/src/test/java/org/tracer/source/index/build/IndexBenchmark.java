package org.tracer.source.index.build;

import java.nio.file.Path;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.SegmentInfo;
import org.tracer.succinct.ColumnFile;

/** Builds an index as a whole process and says how long each step took. */
public final class IndexBenchmark {

  private IndexBenchmark() {}

  public static void main(String[] arguments) {
    Path blocks = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    long memory = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
    Resources machine = Resources.ofMachine();
    Resources resources = memory == 0 ? machine : new Resources(memory, machine.threads());
    long start = System.nanoTime();
    String[] last = {""};
    long[] since = {start};
    BuildListener steps =
        (step, done, total) -> {
          if (!step.equals(last[0])) {
            long now = System.nanoTime();
            System.out.printf("%-16s %6d ms%n", last[0], (now - since[0]) / 1_000_000);
            last[0] = step;
            since[0] = now;
          }
        };
    IndexManifest index =
        new IndexBuild(out, resources, steps).build(blocks, BitcoinNetwork.REGTEST);
    long end = System.nanoTime();
    System.out.printf("%-16s %6d ms%n", last[0], (end - since[0]) / 1_000_000);
    System.out.printf("all %d ms, %,d bytes%n", (end - start) / 1_000_000, index.length());
    for (SegmentInfo segment : index.segments()) {
      System.out.printf(
          "%s: %,d transactions, %,d inputs, %,d outputs, %,d addresses%n",
          segment.name(),
          segment.transactions(),
          segment.inputs(),
          segment.outputs(),
          segment.addresses());
      for (ColumnFile file : segment.files()) {
        System.out.printf("  %-32s %,14d%n", file.name(), file.length());
      }
    }
  }
}
