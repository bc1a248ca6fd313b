package org.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

class LargeExportTest {

  private static final int TRANSACTIONS = 25_000;

  @Test
  void write_shouldTakeMemoryThatDoesNotGrowWithTheGraph() throws IOException {
    TraceGraph graph = TraceGraph.of(LargeTrace.of(TRANSACTIONS), Grain.ADDRESSES);
    assertThat(graph.graph().edgeSet()).hasSize(4 * TRANSACTIONS + 1);
    for (GraphExporter exporter : Exporters.all()) {
      Meter meter = Meter.everyBytes(40_000_000);
      exporter.write(graph, part -> meter);
      assertThat(meter.bytes()).as(exporter.format()).isGreaterThan(100L * 4 * TRANSACTIONS);
      assertThat(meter.mostGrowth()).as(exporter.format()).isLessThan(8_000_000);
    }
  }
}
