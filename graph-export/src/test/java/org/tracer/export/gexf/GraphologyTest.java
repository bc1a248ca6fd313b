package org.tracer.export.gexf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Has graphology, which sigma.js and Gephi Lite build on, read GEXF with its time line. */
class GraphologyTest {

  /** What a reader of GEXF makes of its elements for pictures. */
  private static final List<String> LOOKS = List.of("color", "size", "thickness");

  @TempDir Path directory;

  @Test
  void write_shouldArriveInGraphology() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(
            Exports.example(Grain.ADDRESSES),
            Exports.example(Grain.OUTPUTS),
            Exports.accounts(),
            Exports.hostile(),
            Exports.hostileAccounts())) {
      compare(graph);
    }
  }

  private void compare(FlowGraph<?, ?> graph) throws Exception {
    Path file = directory.resolve("graph.gexf");
    Files.write(file, Exports.whole("gexf", graph));
    JsonNode read =
        new ObjectMapper()
            .readTree(
                ReaderProcess.node("graphology.js", "graphology-gexf", directory, file.toString()));
    assertThat(read.at("/whole/description").asString()).contains("policy: fifo\n", "\nlimits: ");
    Expected expected = Expected.of(GraphColumns.of(graph), false).changedBy(Texts::clean);
    assertThat(values(read.get("nodes"))).isEqualTo(expected.nodes());
    Map<String, Map<String, String>> edges = values(read.get("edges"));
    // Weights are numbers, and JavaScript writes them in its own way.
    for (Map<String, Map<String, String>> all : List.of(edges, expected.edges())) {
      all.values()
          .forEach(edge ->
              edge.computeIfPresent("weight", (name, text) -> "" + Double.parseDouble(text)));
    }
    assertThat(edges).isEqualTo(expected.edges());
  }

  private static Map<String, Map<String, String>> values(JsonNode elements) {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (JsonNode element : elements) {
      Map<String, String> values = new TreeMap<>();
      element
          .get("data")
          .forEachEntry((name, value) -> {
            if (!LOOKS.contains(name)) {
              values.put(name, value.asString());
            }
          });
      for (String name : List.of("id", "source", "target")) {
        if (element.has(name)) {
          values.put(name, element.get(name).asString());
        }
      }
      assertThat(all.put(element.get("id").asString(), values)).isNull();
    }
    return all;
  }
}
