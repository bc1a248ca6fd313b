package org.tracer.export.gexf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.export.Expected;
import org.tracer.export.Exports;
import org.tracer.export.GraphColumns;
import org.tracer.export.ReaderProcess;
import org.tracer.export.Texts;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has Gephi's own importers read GEXF and GraphML and compares what arrived with the graph. */
class GephiTest {

  @TempDir Path directory;

  @Test
  void write_shouldArriveInGephi() throws Exception {
    List<FlowGraph<?, ?>> graphs =
        List.of(Exports.example(Grain.ADDRESSES), Exports.accounts(), Exports.hostileAccounts());
    for (String format : List.of("gexf", "graphml")) {
      JsonNode read = read("NO_MERGE", format, graphs);
      for (int i = 0; i < graphs.size(); i++) {
        compare(graphs.get(i), read.get(i));
      }
    }
  }

  private static void compare(FlowGraph<?, ?> graph, JsonNode read) {
    assertThat(read.get("issues").asString()).isEmpty();
    assertThat(read.get("directed").asBoolean()).isTrue();
    Expected expected = Expected.of(GraphColumns.of(graph), false).changedBy(Texts::clean);
    Map<String, Map<String, String>> nodes = new HashMap<>();
    read.get("nodes").forEach(node -> nodes.put(node.get("id").asString(), values(node)));
    assertThat(nodes).isEqualTo(expected.nodes());
    Map<String, Map<String, String>> edges = new HashMap<>();
    for (JsonNode edge : read.get("edges")) {
      Map<String, String> values = values(edge);
      values.put("source", edge.get("source").asString());
      values.put("target", edge.get("target").asString());
      String id = edge.get("id").asString();
      edges.put(id, values);
      double weight =
          Double.parseDouble(Objects.requireNonNull(expected.edges().get(id)).remove("weight"));
      // Gephi holds weights as 32-bit numbers.
      assertThat(edge.get("weight").asDouble()).isCloseTo(weight, within(weight * 1e-7));
    }
    assertThat(edges).isEqualTo(expected.edges());
  }

  private static Map<String, String> values(JsonNode element) {
    Map<String, String> values = new TreeMap<>();
    element
        .get("values")
        .properties()
        .forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    values.put("id", element.get("id").asString());
    values.put("label", element.get("label").asString());
    return values;
  }

  @Test
  void write_shouldGiveGephiTypesColoursAndTimes() throws Exception {
    JsonNode read = read("NO_MERGE", "gexf", List.of(Exports.example(Grain.ADDRESSES))).get(0);
    assertThat(read.at("/nodeColumns/ended_sat").asString()).isEqualTo("Long");
    assertThat(read.at("/nodeColumns/ended_btc").asString()).isEqualTo("String");
    assertThat(read.at("/edgeColumns/vin").asString()).isEqualTo("Integer");
    assertThat(read.get("dynamic").asBoolean()).isTrue();
    assertThat(read.get("timeFormat").asString()).isEqualTo("DATETIME");
    // Blocks 100 to 103, ten minutes apart; the horizon is block 103, and a second is added.
    long end = Instant.parse("2026-01-01T17:10:01Z").toEpochMilli();
    List<JsonNode> all = new ArrayList<>();
    read.get("nodes").forEach(all::add);
    read.get("edges").forEach(all::add);
    for (JsonNode element : all) {
      assertThat(element.get("intervals").size()).isOne();
      long start = element.at("/intervals/0/0").asLong();
      assertThat(element.at("/intervals/0/1").asLong()).isEqualTo(end).isGreaterThan(start);
      JsonNode time = element.at("/values/block_time");
      if (!time.isMissingNode()) {
        assertThat(start).isEqualTo(Instant.parse(time.asString()).toEpochMilli());
      }
    }
    for (JsonNode node : read.get("nodes")) {
      if (node.at("/values/reason").asString("").equals("STOP_LIST")) {
        assertThat(node.get("color").asString()).isEqualTo("#ffcc80");
      }
      if (node.at("/values").has("seeded")) {
        assertThat(node.get("color").asString()).isEqualTo("#7b1fa2");
        // An address has no time of its own: its first payment was in block 100.
        assertThat(node.at("/intervals/0/0").asLong())
            .isEqualTo(Instant.parse("2026-01-01T16:40:00Z").toEpochMilli());
      }
    }
  }

  /** What the documentation warns of. */
  @Test
  void write_shouldLoseAmountsWhenGephiMergesParallelEdges() throws Exception {
    JsonNode read = read("SUM", "gexf", List.of(Exports.example(Grain.ADDRESSES))).get(0);
    // Of twelve edges, two pay one address from one transaction, and so do two that are spent.
    assertThat(read.get("edges").size()).isLessThan(12);
  }

  private JsonNode read(String strategy, String format, List<FlowGraph<?, ?>> graphs)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(strategy);
    for (FlowGraph<?, ?> graph : graphs) {
      Path file = directory.resolve(arguments.size() + "." + format);
      Files.write(file, Exports.whole(format, graph));
      arguments.add(file.toString());
    }
    return new ObjectMapper().readTree(ReaderProcess.java("gephi", directory, arguments));
  }
}
