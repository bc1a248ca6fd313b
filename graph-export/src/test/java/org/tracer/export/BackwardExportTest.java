package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

/** A trace that goes backward has the arrows of one that goes forward: words must say which. */
class BackwardExportTest {

  private static TraceGraph backward() {
    return TraceGraph.of(ExampleTrace.backward(), Grain.ADDRESSES);
  }

  static Stream<String> formats() {
    return Exporters.all().stream().map(GraphExporter::format);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void write_shouldSayThatItIsBackwardWhenItIs(String format) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] part : Exports.parts(format, backward()).values()) {
      text.append(new String(part, UTF_8));
    }
    assertThat(text).containsAnyOf("policy fifo, backward", "direction: backward");
  }

  @Test
  void of_shouldNameTheDirectionOfBoth() {
    assertThat(GraphProperties.of(backward()).get("direction"))
        .startsWith("backward: where the money came from; arrows go the way it went");
    assertThat(GraphProperties.of(Exports.example(Grain.ADDRESSES)))
        .containsAllEntriesOf(
            Map.of("direction", "forward: where the money went", "fees", "endpoint"));
    assertThat(GraphProperties.of(Exports.accounts()))
        .containsEntry("direction", "forward: where the money went");
  }
}
