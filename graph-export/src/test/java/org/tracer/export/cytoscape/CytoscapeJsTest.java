package org.tracer.export.cytoscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.export.Expected;
import org.tracer.export.Exports;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphProperties;
import org.tracer.export.ReaderProcess;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has Cytoscape.js read GraphML, cyjs and CX2 and compares what arrived with the graph. */
class CytoscapeJsTest {

  /** Columns that there are for the style alone. */
  private static final List<String> STYLE = List.of("fill", "role", "width");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Grain.class)
  void write_shouldArriveByGraphMl(Grain grain) throws Exception {
    TraceGraph graph = Exports.example(grain);
    JsonNode read = read("graphml", "cytoscape-graphml", graph);
    compare(graph, true, read);
    long ended = 0;
    for (JsonNode node : read.get("nodes")) {
      JsonNode data = node.get("data");
      assertThat(node.get("shown")).isEqualTo(data.get("node_label"));
      boolean transaction = data.get("node_type").asString().equals("transaction");
      assertThat(node.get("shape").asString()).isEqualTo(transaction ? "diamond" : "ellipse");
      ended += Long.parseLong(data.path("node_ended_sat").asString("0"));
    }
    // Two payments, of 1,000,000 and 500,000.
    assertThat(ended).isEqualTo(1_500_000);
    for (JsonNode edge : read.get("edges")) {
      assertThat(edge.get("shown")).isEqualTo(edge.at("/data/edge_label"));
    }
  }

  @Test
  void write_shouldArriveByGraphMlWhenOverAccounts() throws Exception {
    FlowGraph<?, ?> graph = Exports.accounts();
    compare(graph, true, read("graphml", "cytoscape-graphml", graph));
  }

  @Test
  void write_shouldArriveByCyjsWithItsStyle() throws Exception {
    FlowGraph<?, ?> graph = Exports.example(Grain.ADDRESSES);
    JsonNode read = read("cyjs", "cytoscape", graph);
    compare(graph, false, read);
    styled(read);
    Map<String, String> whole = new TreeMap<>();
    read.get("whole").properties().forEach(e -> whole.put(e.getKey(), e.getValue().asString()));
    assertThat(whole).containsAllEntriesOf(GraphProperties.of(graph));
  }

  @Test
  void write_shouldArriveByCyjsWhenHostile() throws Exception {
    compare(Exports.hostile(), false, read("cyjs", "cytoscape", Exports.hostile()));
    FlowGraph<?, ?> accounts = Exports.hostileAccounts();
    compare(accounts, false, read("cyjs", "cytoscape", accounts));
  }

  @Test
  void write_shouldArriveByCx2WithItsStyle() throws Exception {
    FlowGraph<?, ?> graph = Exports.example(Grain.ADDRESSES);
    JsonNode read = read("cx2", "@js4cytoscape", graph);
    compare(graph, false, read);
    styled(read);
  }

  @Test
  void write_shouldArriveByCx2WhenHostile() throws Exception {
    FlowGraph<?, ?> graph = Exports.hostileAccounts();
    compare(graph, false, read("cx2", "@js4cytoscape", graph));
  }

  /** Figures and colours by hand, from the trace. */
  private static void styled(JsonNode read) {
    Map<String, String> fills = new HashMap<>();
    for (JsonNode node : read.get("nodes")) {
      JsonNode data = node.get("data");
      assertThat(node.get("shown")).isEqualTo(data.get("label"));
      boolean transaction = data.get("type").asString().equals("transaction");
      assertThat(node.get("shape").asString())
          .isEqualTo(transaction ? "ellipse" : "round-rectangle");
      String reason = data.path("reason").asString("");
      fills.put(data.has("seeded") ? "seed" : reason, node.get("fill").asString());
    }
    // Purple, and the light green, grey and orange of the picture by Graphviz.
    assertThat(fills)
        .containsEntry("seed", "rgb(123,31,162)")
        .containsEntry("UNSPENT", "rgb(200,230,201)")
        .containsEntry("FEE", "rgb(224,224,224)")
        .containsEntry("STOP_LIST", "rgb(255,204,128)");
    for (JsonNode edge : read.get("edges")) {
      assertThat(edge.get("shown")).isEqualTo(edge.at("/data/label"));
      if (edge.at("/data/traced_btc").asString().equals("0.01000000")) {
        // 10^-2 is six powers above 10^-8, each half a step above 1.
        assertThat(edge.get("width").asString()).isEqualTo("4px");
      }
    }
  }

  private static void compare(FlowGraph<?, ?> graph, boolean prefixed, JsonNode read) {
    Expected expected = Expected.of(GraphColumns.of(graph), prefixed);
    Map<String, String> ids = new HashMap<>();
    read.get("nodes")
        .forEach(node -> ids.put(node.at("/data/id").asString(), id(node.get("data"))));
    assertThat(arrived(read.get("nodes"), ids)).isEqualTo(expected.nodes());
    Map<String, Map<String, String>> edges = arrived(read.get("edges"), ids);
    // JavaScript says 0.01 for 0.01000000, in the column for drawing alone.
    edges.values().forEach(CytoscapeJsTest::plainWeight);
    expected.edges().values().forEach(CytoscapeJsTest::plainWeight);
    assertThat(edges).isEqualTo(expected.edges());
  }

  private static void plainWeight(Map<String, String> data) {
    data.computeIfPresent("weight", (name, text) -> Double.toString(Double.parseDouble(text)));
  }

  /** CX2 has ids of its own beside ours. */
  private static String id(JsonNode data) {
    return data.has("tracer_id") ? data.get("tracer_id").asString() : data.get("id").asString();
  }

  private static Map<String, Map<String, String>> arrived(
      JsonNode elements, Map<String, String> ids) {
    Map<String, Map<String, String>> arrived = new HashMap<>();
    for (JsonNode element : elements) {
      JsonNode read = element.get("data");
      Map<String, String> data = new TreeMap<>();
      read.properties().forEach(e -> data.put(e.getKey(), e.getValue().asString()));
      data.remove("tracer_id");
      STYLE.forEach(data::remove);
      data.put("id", id(read));
      for (String end : List.of("source", "target")) {
        data.computeIfPresent(end, (key, number) -> Objects.requireNonNull(ids.get(number)));
      }
      arrived.put(id(read), data);
    }
    return arrived;
  }

  private JsonNode read(String format, String needs, FlowGraph<?, ?> graph) throws Exception {
    Path file = directory.resolve("graph." + format);
    Files.write(file, Exports.whole(format, graph));
    return new ObjectMapper()
        .readTree(ReaderProcess.node("cytoscape.js", needs, directory, file.toString()));
  }
}
