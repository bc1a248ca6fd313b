package org.tracer.export.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.export.Expected;
import org.tracer.export.Exports;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphProperties;
import org.tracer.export.ReaderProcess;
import org.tracer.export.Texts;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.ExampleFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Has Neo4j import two traces at once, by tables and by script, and compares what is in the
 * database with the graphs.
 */
class Neo4jTest {

  /** Columns of other types than text; every other one must arrive as text. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("block_time", "ZonedDateTime"),
          Map.entry("weight", "Double"),
          Map.entry("block_height", "Long"),
          Map.entry("index_in_block", "Long"),
          Map.entry("index", "Long"),
          Map.entry("hop", "Long"),
          Map.entry("steps", "Long"),
          Map.entry("vin", "Long"),
          Map.entry("vout", "Long"),
          Map.entry("outputs", "Long"));

  private final FlowGraph<?, ?> outputs = Exports.hostile();
  private final FlowGraph<?, ?> accounts = Exports.hostileAccounts();

  @TempDir Path directory;

  @Test
  void write_shouldArriveInNeo4j() throws Exception {
    write("outputs", outputs);
    write("accounts", accounts);
    String collector = "address:" + NamedLedger.address("collector");
    String service = "address:" + NamedLedger.address("service");
    String alice = "account:" + ExampleFunds.named("alice").text();
    String dave = "account:" + ExampleFunds.named("dave").text();
    assertThat(outputs.vertex(collector)).isPresent();
    assertThat(accounts.vertex(alice)).isPresent();
    ReaderProcess.java(
        "neo4j",
        directory,
        List.of(directory.toString(), "outputs", collector, service, "accounts", alice, dave));
    JsonNode read = new ObjectMapper().readTree(directory.resolve("answer.json"));
    for (String way : List.of("tables", "script")) {
      boolean tables = way.equals("tables");
      JsonNode found = read.get(way);
      check(found, outputs, tables);
      check(found, accounts, tables);
      assertThat(found.get("nodes").size())
          .isEqualTo(2 + outputs.graph().vertexSet().size() + accounts.graph().vertexSet().size());
      assertThat(found.at("/hops").get(service).asInt())
          .isEqualTo(hops(outputs, collector, service));
      assertThat(found.at("/hops").get(dave).asInt()).isEqualTo(hops(accounts, alice, dave));
    }
    // LOAD CSV, which knows other quoting, sees the same records.
    Set<String> loaded = new HashSet<>();
    read.get("loadCsv").forEach(id -> loaded.add(id.asString()));
    Set<String> ids = new HashSet<>();
    outputs.graph().vertexSet().forEach(vertex -> ids.add(vertex.id()));
    accounts.graph().vertexSet().forEach(vertex -> ids.add(vertex.id()));
    assertThat(loaded).isEqualTo(ids);
  }

  private static void check(JsonNode found, FlowGraph<?, ?> graph, boolean tables) {
    Map<String, String> properties = GraphProperties.of(graph);
    String trace = TraceKey.of(properties).text();
    Expected expected =
        Expected.of(GraphColumns.of(graph), false)
            .changedBy(tables ? Neo4jTest::inTables : Texts::clean);
    Map<String, Map<String, String>> nodes = new HashMap<>();
    for (JsonNode node : found.get("nodes")) {
      Map<String, String> values = values(node.get("values"));
      List<String> labels = new ArrayList<>();
      node.get("labels").forEach(label -> labels.add(label.asString()));
      if (labels.contains("Trace")) {
        if (trace.equals(values.get("key"))) {
          assertThat(values.get("policy")).isEqualTo(properties.get("policy"));
          assertThat(values).containsKeys("limits", "horizon_height", "claims", "notices");
        }
      } else if (trace.equals(values.get("trace"))) {
        String type = Objects.requireNonNull(values.get("type"));
        assertThat(labels)
            .containsExactlyInAnyOrder(
                "TraceVertex", type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
        nodes.put(own(values), values);
      }
    }
    assertThat(nodes).isEqualTo(expected.nodes());
    Map<String, Map<String, String>> edges = new HashMap<>();
    for (JsonNode edge : found.get("edges")) {
      Map<String, String> values = values(edge.get("values"));
      if (trace.equals(values.get("trace"))) {
        assertThat(edge.get("type").asString()).isEqualTo(values.get("interaction"));
        values.put("source", edge.get("source").asString());
        values.put("target", edge.get("target").asString());
        edges.put(own(values), values);
      }
    }
    expected.edges().values().forEach(Neo4jTest::plainWeight);
    assertThat(edges).isEqualTo(expected.edges());
  }

  /** The id; the key and the trace, which are not in the graph, are checked and taken out. */
  private static String own(Map<String, String> values) {
    String id = Objects.requireNonNull(values.get("id"));
    assertThat(values.remove("key")).isEqualTo(values.remove("trace") + "/" + id);
    return id;
  }

  private static void plainWeight(Map<String, String> values) {
    values.computeIfPresent("weight", (name, text) -> Double.toString(Double.parseDouble(text)));
  }

  /** Checks the types, and takes them off. */
  private static Map<String, String> values(JsonNode read) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> value : read.properties()) {
      String text = value.getValue().asString();
      int colon = text.indexOf(':');
      String name = value.getKey();
      String type = name.endsWith("_sat") ? "Long" : TYPES.getOrDefault(name, "String");
      assertThat(text.substring(0, colon)).as(name).isEqualTo(type);
      String plain = text.substring(colon + 1);
      values.put(name, type.equals("ZonedDateTime") ? seconds(plain) : plain);
    }
    return values;
  }

  /** Java leaves out seconds that are zero. */
  private static String seconds(String time) {
    return time.length() == "2026-01-01T16:40Z".length() ? time.replace("Z", ":00Z") : time;
  }

  /** What the tables change in text from people, by their documentation. */
  private static String inTables(String text) {
    String line = Texts.clean(text).replace("\r\n", " ").replace('\n', ' ').replace('\t', ' ');
    String safe = line.replace("\\\"", "\\ \"");
    return safe.stripLeading().startsWith("=") ? "'" + safe : safe;
  }

  private static int hops(FlowGraph<?, ?> graph, String from, String to) {
    return hops(graph.graph(), from, to);
  }

  private static <V extends FlowElement, E extends FlowElement> int hops(
      Graph<V, E> graph, String from, String to) {
    V start = find(graph, from);
    BreadthFirstIterator<V, E> search = new BreadthFirstIterator<>(graph, start);
    V end = find(graph, to);
    search.forEachRemaining(vertex -> {});
    int hops = search.getDepth(end);
    assertThat(hops).isPositive();
    return hops;
  }

  private static <V extends FlowElement> V find(Graph<V, ?> graph, String id) {
    return graph.vertexSet().stream()
        .filter(vertex -> vertex.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, FlowGraph<?, ?> graph) throws Exception {
    for (String part : List.of("trace", "nodes", "edges")) {
      byte[] bytes = Objects.requireNonNull(Exports.parts("neo4j", graph).get(part));
      Files.write(directory.resolve(name + "-" + part + ".neo4j"), bytes);
    }
    Files.write(directory.resolve(name + ".cypher"), Exports.whole("cypher", graph));
  }
}
