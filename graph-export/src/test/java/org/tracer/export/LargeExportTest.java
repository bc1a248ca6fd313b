package org.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

class LargeExportTest {

  private static final int TRANSACTIONS = 50_000;

  /** Counts bytes, and now and then how much memory is in use. */
  private static final class Meter extends OutputStream {

    private static final long STEP = 10_000_000;

    private final long usedBefore = used();
    private long bytes;
    private long nextLook = STEP;
    private long mostGrowth;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
      if (bytes >= nextLook) {
        nextLook = bytes + STEP;
        mostGrowth = Math.max(mostGrowth, used() - usedBefore);
      }
    }

    private static long used() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  @Test
  void write_shouldTakeMemoryThatDoesNotGrowWithTheGraph() throws IOException {
    TraceGraph graph = TraceGraph.of(LargeTrace.of(TRANSACTIONS), Grain.ADDRESSES);
    assertThat(graph.graph().edgeSet()).hasSize(4 * TRANSACTIONS + 1);
    for (GraphExporter exporter : Exporters.all()) {
      Meter meter = new Meter();
      exporter.write(graph, part -> meter);
      assertThat(meter.bytes).as(exporter.format()).isGreaterThan(100L * 4 * TRANSACTIONS);
      assertThat(meter.mostGrowth).as(exporter.format()).isLessThan(8_000_000);
    }
  }
}
