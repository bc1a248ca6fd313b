package org.tracer.export.graphml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.export.Column;
import org.tracer.export.Exports;
import org.tracer.export.GraphColumns;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has Cytoscape.js read GraphML and compares what arrived with the graph. */
class CytoscapeJsTest {

  private static final Path READERS =
      Path.of(System.getProperty("tracer.root", ".."), ".ci", "readers");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Grain.class)
  void write_shouldArriveInCytoscapeJs(Grain grain) throws Exception {
    TraceGraph graph = Exports.example(grain);
    JsonNode read = compare(graph);
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
  void write_shouldArriveInCytoscapeJsWhenOverAccounts() throws Exception {
    compare(Exports.accounts());
  }

  private JsonNode compare(FlowGraph<?, ?> graph) throws Exception {
    JsonNode read = read(Exports.whole("graphml", graph));
    compare(GraphColumns.of(graph), read);
    return read;
  }

  private static <V extends FlowElement, E extends FlowElement> void compare(
      GraphColumns<V, E> columns, JsonNode read) {
    Map<String, Map<String, String>> nodes = new HashMap<>();
    for (V vertex : columns.graph().vertexSet()) {
      Map<String, String> data = values("node", columns.nodes(), vertex);
      data.put("id", vertex.id());
      nodes.put(vertex.id(), data);
    }
    Map<String, Map<String, String>> edges = new HashMap<>();
    for (E edge : columns.graph().edgeSet()) {
      Map<String, String> data = values("edge", columns.edges(), edge);
      data.put("id", edge.id());
      data.put("source", columns.graph().getEdgeSource(edge).id());
      data.put("target", columns.graph().getEdgeTarget(edge).id());
      edges.put(edge.id(), data);
    }
    assertThat(arrived(read.get("nodes"))).isEqualTo(nodes);
    assertThat(arrived(read.get("edges"))).isEqualTo(edges);
  }

  private static <T> Map<String, String> values(String owner, List<Column<T>> columns, T item) {
    Map<String, String> values = new TreeMap<>();
    for (Column<T> column : columns) {
      String text = column.text().apply(item);
      if (text != null) {
        values.put(owner + "_" + column.name(), text);
      }
    }
    return values;
  }

  private static Map<String, Map<String, String>> arrived(JsonNode elements) {
    Map<String, Map<String, String>> arrived = new HashMap<>();
    for (JsonNode element : elements) {
      Map<String, String> data = new TreeMap<>();
      element.get("data").properties().forEach(e -> data.put(e.getKey(), e.getValue().asString()));
      arrived.put(element.at("/data/id").asString(), data);
    }
    return arrived;
  }

  private JsonNode read(byte[] graphml) throws Exception {
    Path modules = READERS.resolve("node_modules");
    assumeTrue(
        Files.isDirectory(modules.resolve("cytoscape-graphml")),
        "skipped: no Cytoscape.js in " + modules + "; run npm install there");
    Path file = directory.resolve("example.graphml");
    Path answer = directory.resolve("answer.json");
    Files.write(file, graphml);
    Process process;
    try {
      process =
          new ProcessBuilder("node", READERS.resolve("cytoscape.js").toString(), file.toString())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: node.js does not start: " + e.getMessage());
      throw e;
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return new ObjectMapper().readTree(answer);
  }
}
