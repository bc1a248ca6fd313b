package org.tracer.export;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.Trace;

/**
 * Prints how long a graph takes to build and each format to write, into a stream that only counts,
 * and by how much the heap grows meanwhile; JGraphT's own writers beside ours. No test: run {@code
 * main} with the number of transactions, each of which makes four edges, and perhaps the names of
 * formats; {@code -Druns} says how often.
 */
public final class ExportBenchmark {

  private static final int RUNS = Integer.getInteger("runs", 5);
  private static final int HEAP_LOOKS = 10;

  private ExportBenchmark() {}

  /** Something to time. */
  private interface Work {
    void run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    // JGraphT cannot write with the one of Saxon, which other tests bring.
    System.setProperty(
        "javax.xml.transform.TransformerFactory",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
    int transactions = Integer.parseInt(arguments[0]);
    Trace trace = LargeTrace.of(transactions);
    long before = Meter.used();
    TraceGraph graph = TraceGraph.of(trace, Grain.ADDRESSES);
    long size = Meter.used() - before;
    System.out.printf(
        "%,d vertices, %,d edges%n",
        graph.graph().vertexSet().size(), graph.graph().edgeSet().size());
    System.out.printf("build    %s, %,d MB of heap%n", time(() -> build(trace)), size >> 20);
    List<GraphExporter> exporters = new ArrayList<>(Exporters.all());
    exporters.addAll(JgraphtExporter.all());
    for (GraphExporter exporter : exporters) {
      if (arguments.length == 1 || Arrays.asList(arguments).contains(exporter.format())) {
        measure(exporter, graph);
      }
    }
  }

  private static void build(Trace trace) {
    if (TraceGraph.of(trace, Grain.ADDRESSES).graph().edgeSet().isEmpty()) {
      throw new IllegalStateException("no edges");
    }
  }

  private static void measure(GraphExporter exporter, TraceGraph graph) throws IOException {
    Meter size = Meter.ofBytesOnly();
    String time = time(() -> exporter.write(graph, part -> size));
    Meter heap = Meter.everyBytes(size.bytes() / RUNS / HEAP_LOOKS);
    exporter.write(graph, part -> heap);
    System.out.printf(
        "%-16s %s, %,d MB written, heap grew by at most %,d KB%n",
        exporter.format(), time, heap.bytes() / 1_000_000, heap.mostGrowth() >> 10);
  }

  /**
   * The first run, as a command has it, and the median of all; in brackets the time that the thread
   * was given a core, which other work on the machine disturbs less.
   */
  private static String time(Work work) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] elapsed = new long[RUNS];
    long[] computing = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      System.gc();
      long start = System.nanoTime();
      long startComputing = threads.getCurrentThreadCpuTime();
      work.run();
      computing[i] = (threads.getCurrentThreadCpuTime() - startComputing) / 1_000_000;
      elapsed[i] = (System.nanoTime() - start) / 1_000_000;
    }
    return String.format(
        "first %,6d (%,d) ms, median %,6d (%,d) ms",
        elapsed[0], computing[0], median(elapsed), median(computing));
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
