package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Poison;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowMovement;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.price.Rates;
import org.tracer.price.RatesCsv;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Blocks of the examples are of 2026-01-01; amounts are those at {@code ExampleTrace}. */
class WorthTest {

  private static final String COIN = BitcoinNetwork.REGTEST.chainId() + "/native";

  @Test
  void columns_shouldSayTheWorthWithItsRateDayAndSource() throws IOException {
    Rates rates = rates("2026-01-01," + COIN + ",EUR,79000.50,\"Bank, fixing\"");
    List<Map<String, String>> edges = edges(Exports.example(Grain.OUTPUTS).withRates(rates));
    // 0.004 of 79000.50 is 316.002, of which 0.003 is traced: 237.0015.
    Map<String, String> part =
        edges.stream()
            .filter(edge -> "400000".equals(edge.get("value_sat")))
            .findFirst()
            .orElseThrow();
    assertThat(part)
        .containsEntry("worth_value", "316.00")
        .containsEntry("worth_traced", "237.00")
        .containsEntry("worth_currency", "EUR")
        .containsEntry("worth_rate", "79000.50")
        .containsEntry("worth_rate_day", "2026-01-01")
        .containsEntry("worth_rate_source", "Bank, fixing");
  }

  @Test
  void columns_shouldBeEmptyForADayWithoutRateAndForPolicySums() throws IOException {
    Rates other = rates("2025-12-31," + COIN + ",EUR,79000.50,Bank");
    assertThat(edges(Exports.example(Grain.OUTPUTS).withRates(other)))
        .allSatisfy(edge -> assertThat(edge).doesNotContainKeys("worth_value", "worth_rate"));
    TraceGraph poison =
        TraceGraph.of(ExampleTrace.of(new Poison(), "a", "b", "n"), Grain.ADDRESSES);
    Rates rates = rates("2026-01-01," + COIN + ",EUR,79000.50,Bank");
    assertThat(edges(poison.withRates(rates)))
        .allSatisfy(
            edge -> assertThat(edge).containsKey("worth_value").doesNotContainKey("worth_traced"));
  }

  @Test
  void columns_shouldValueEachAssetByItsOwnRate() throws IOException {
    Rates rates = rates("2026-01-01,ETH,JPY,500000.4,Bank");
    for (Map<String, String> edge : edges(Exports.accounts().withRates(rates))) {
      if ("eip155:1/native".equals(edge.get("asset"))) {
        assertThat(edge).containsEntry("worth_currency", "JPY");
        // 3 ETH are 1,500,001.2 yen.
        if ("3000000000000000000".equals(edge.get("value"))) {
          assertThat(edge).containsEntry("worth_value", "1500001");
        }
      } else {
        assertThat(edge).doesNotContainKey("worth_value");
      }
    }
  }

  @Test
  void export_shouldBeTheSameBytesWithoutRates() throws IOException {
    for (GraphExporter exporter : Exporters.all()) {
      FlowGraph<?, ?> graph = Exports.accounts();
      Map<String, byte[]> plain = Exports.parts(exporter.format(), graph);
      Exports.parts(exporter.format(), graph.withRates(Rates.NONE))
          .forEach((part, bytes) -> assertThat(bytes).isEqualTo(plain.get(part)));
      assertThat(new String(plain.values().iterator().next(), UTF_8)).doesNotContain("worth_value");
    }
    assertThat(GraphProperties.of(Exports.accounts())).doesNotContainKey("rates");
  }

  @Test
  void flowAndPage_shouldSayTheWorth() throws IOException {
    Rates rates = rates("2026-01-01," + COIN + ",EUR,79000.50,<script>Bank");
    FlowGraph<?, ?> graph = Exports.example(Grain.OUTPUTS).withRates(rates);
    FlowMovement movement = Flow.of(graph).movements().findFirst().orElseThrow();
    assertThat(movement.worth(movement.value())).hasToString("790.00");
    String page = new String(Exports.whole("html", graph), UTF_8);
    String begin = "id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    JsonNode data =
        new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    assertThat(data.at("/flows/0/edges/0/worth/value").asString()).isEqualTo("790.00");
    assertThat(data.at("/flows/0/edges/0/worth/rate").asString())
        .isEqualTo("79000.50 EUR, <script>Bank, 2026-01-01");
    assertThat(data.at("/flows/0/properties/rates").asString()).contains("SHA-256");
  }

  @Test
  void everyFormat_shouldHoldRateAndSource() throws IOException {
    Rates rates = rates("2026-01-01," + COIN + ",EUR,79000.57,Bank of Somewhere");
    FlowGraph<?, ?> graph = Exports.example(Grain.ADDRESSES).withRates(rates);
    for (GraphExporter exporter : Exporters.all()) {
      if (Set.of("dot", "tagpack").contains(exporter.format())) {
        // A picture, and a format without movements.
        continue;
      }
      StringBuilder all = new StringBuilder();
      Exports.parts(exporter.format(), graph)
          .values()
          .forEach(bytes -> all.append(new String(bytes, UTF_8)));
      assertThat(all.toString())
          .as(exporter.format())
          .contains("79000.57")
          .contains("Bank of Somewhere");
    }
  }

  private static List<Map<String, String>> edges(FlowGraph<?, ?> graph) {
    return edges(GraphColumns.of(graph));
  }

  private static <E extends FlowElement> List<Map<String, String>> edges(
      GraphColumns<?, E> columns) {
    List<Map<String, String>> edges = new ArrayList<>();
    for (E edge : columns.graph().edgeSet()) {
      Map<String, String> values = new HashMap<>();
      for (Column<E> column : columns.edges()) {
        String text = column.text().apply(edge);
        if (text != null) {
          values.put(column.name(), text);
        }
      }
      edges.add(values);
    }
    return edges;
  }

  private static Rates rates(String line) throws IOException {
    String text = "date,asset,currency,rate,source\n" + line + "\n";
    return RatesCsv.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "rates.csv");
  }
}
