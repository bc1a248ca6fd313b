package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.accounting.Lossless;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

/** A mark that turns the order of reading round would have people read amounts backward. */
class DirectionMarkTest {

  private static final String TURNED = "victim\u202e \u2067x";

  private static TraceGraph graph() {
    return TraceGraph.of(
        ExampleTrace.of(Lossless.FIFO, TURNED, "payment-2", "exchange\u202e 12"), Grain.ADDRESSES);
  }

  /** Those that keep every text as it is have labels and notes in fields of their own. */
  static Stream<String> cleaned() {
    return Exporters.all().stream()
        .map(GraphExporter::format)
        .filter(format -> !Stream.of("json", "cyjs", "cx2").toList().contains(format));
  }

  @ParameterizedTest
  @MethodSource("cleaned")
  void write_shouldNotTurnTheOrderOfReading(String format) throws IOException {
    for (Map.Entry<String, byte[]> part : Exports.parts(format, graph()).entrySet()) {
      assertThat(new String(part.getValue(), UTF_8)).doesNotContain("\u202e", "\u2067");
    }
  }

  @Test
  void byLabel_shouldNotTurnAmountsRoundInAnyFormat() {
    String traced =
        graph().graph().edgeSet().stream()
            .map(edge -> Amounts.byLabel(edge.traced()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertThat(traced).isEqualTo("victim\ufffd \ufffdx=1000000");
    // Letters that are read from right to left by themselves stay.
    assertThat(Texts.inOrder("\u0634\u06a9\u0627\u06cc\u062a 7"))
        .isEqualTo("\u0634\u06a9\u0627\u06cc\u062a 7");
  }
}
