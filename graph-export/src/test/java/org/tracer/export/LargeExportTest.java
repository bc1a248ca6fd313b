package org.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.account.AccountRule;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

class LargeExportTest {

  private static final int TRANSACTIONS = 25_000;

  @Test
  void write_shouldTakeMemoryThatDoesNotGrowWithTheGraph() throws IOException {
    TraceGraph graph = TraceGraph.of(LargeTrace.of(TRANSACTIONS), Grain.ADDRESSES);
    assertThat(graph.graph().edgeSet()).hasSize(4 * TRANSACTIONS + 1);
    check(graph, 100L * 4 * TRANSACTIONS);
  }

  @Test
  void write_shouldTakeMemoryThatDoesNotGrowWithAGraphOverAccounts() throws IOException {
    FundsGraph graph = FundsGraph.of(LargeFunds.of(TRANSACTIONS), AccountRule.FIFO);
    assertThat(graph.graph().edgeSet()).hasSize(2 * TRANSACTIONS + 1);
    check(graph, 100L * 2 * TRANSACTIONS);
  }

  private static void check(FlowGraph<?, ?> graph, long least) throws IOException {
    for (GraphExporter exporter : Exporters.all()) {
      Meter meter = Meter.everyBytes(40_000_000);
      exporter.write(graph, part -> meter);
      // A tag pack has only what the user said of addresses, here nothing.
      if (!exporter.format().equals("tagpack")) {
        assertThat(meter.bytes()).as(exporter.format()).isGreaterThan(least);
      }
      assertThat(meter.mostGrowth()).as(exporter.format()).isLessThan(8_000_000);
    }
  }
}
