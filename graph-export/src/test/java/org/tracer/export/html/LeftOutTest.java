package org.tracer.export.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.export.Exports;
import org.tracer.graph.Grain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** However little of a flow a page holds, what ended adds up to what {@code ExampleTrace} says. */
class LeftOutTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 11, 12, 100})
  void write_shouldAddUpWhatThePageDoesNotHold(int most) throws IOException {
    JsonNode flow = data(most).at("/flows/0");
    assertThat(flow.get("edges").size()).isEqualTo(Math.min(most, 12));
    assertThat(flow.at("/leftOut/movements").asInt()).isEqualTo(12 - Math.min(most, 12));
    Map<String, Long> ended = new TreeMap<>();
    for (JsonNode node : flow.get("nodes")) {
      count(node.path("endings"), ended);
    }
    count(flow.at("/leftOut/endings"), ended);
    assertThat(ended)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("UNSPENT", 1_045_000L, "STOP_LIST", 300_000L, "BURN", 150_000L, "FEE", 5_000L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void write_shouldKeepTheLargestAndWhereTheTraceStarts(int most) throws IOException {
    JsonNode flow = data(most).at("/flows/0");
    long least =
        flow.get("edges")
            .valueStream()
            .mapToLong(edge -> edge.get("total").asLong())
            .min()
            .orElseThrow();
    // The movements from largest to smallest: two of 1,200,000, two of 1,000,000, 700,000, two of
    // 500,000 and smaller ones.
    assertThat(least).isEqualTo(most == 1 ? 1_200_000 : most == 3 ? 1_000_000 : 500_000);
    assertThat(flow.get("nodes").valueStream().anyMatch(node -> node.has("seeded"))).isTrue();
  }

  private static void count(JsonNode endings, Map<String, Long> ended) {
    for (JsonNode ending : endings) {
      for (JsonNode part : ending.get("amounts")) {
        ended.merge(
            ending.get("reason").asString(), Long.valueOf(part.get(2).asString()), Long::sum);
      }
    }
  }

  private static JsonNode data(int most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HtmlExporter(most).write(Exports.example(Grain.OUTPUTS), part -> out);
    String page = out.toString(UTF_8);
    String begin = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }
}
