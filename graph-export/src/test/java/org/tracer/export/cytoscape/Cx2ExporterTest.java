package org.tracer.export.cytoscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.export.Exports;
import org.tracer.export.GraphProperties;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** CX2 against the rules of its specification that concern us. */
class Cx2ExporterTest {

  private static final List<FlowGraph<?, ?>> GRAPHS =
      List.of(
          Exports.example(Grain.ADDRESSES),
          Exports.example(Grain.OUTPUTS),
          Exports.hostile(),
          Exports.accounts(),
          Exports.hostileAccounts());

  @Test
  void write_shouldFollowTheSpecification() throws Exception {
    for (FlowGraph<?, ?> graph : GRAPHS) {
      JsonNode whole = new ObjectMapper().readTree(Exports.whole("cx2", graph));
      List<String> aspects = new ArrayList<>();
      whole.forEach(block -> aspects.addAll(block.propertyNames()));
      assertThat(aspects)
          .containsExactly(
              "CXVersion",
              "hasFragments",
              "metaData",
              "attributeDeclarations",
              "networkAttributes",
              "nodes",
              "edges",
              "visualProperties",
              "status");
      assertThat(whole.at("/0/CXVersion").asString()).isEqualTo("2.0");
      assertThat(whole.at("/7/status/0/success").asBoolean()).isTrue();
      for (JsonNode meta : whole.at("/1/metaData")) {
        String name = meta.get("name").asString();
        assertThat(whole.findValues(name).stream().filter(JsonNode::isArray).findFirst())
            .as(name)
            .hasValueSatisfying(
                aspect -> assertThat(aspect.size()).isEqualTo(meta.get("elementCount").asInt()));
      }
      JsonNode declared = whole.at("/2/attributeDeclarations/0");
      for (Map.Entry<String, String> property : GraphProperties.of(graph).entrySet()) {
        assertThat(whole.at("/3/networkAttributes/0").get(property.getKey()).asString())
            .isEqualTo(property.getValue());
        assertThat(declared.get("networkAttributes").has(property.getKey())).isTrue();
      }
      Set<Integer> nodes = new HashSet<>();
      for (JsonNode node : whole.at("/4/nodes")) {
        assertThat(nodes.add(node.get("id").intValue())).isTrue();
        declared(node.get("v"), declared.get("nodes"));
      }
      Set<Integer> edges = new HashSet<>();
      for (JsonNode edge : whole.at("/5/edges")) {
        assertThat(edges.add(edge.get("id").intValue())).isTrue();
        assertThat(nodes).contains(edge.get("s").intValue(), edge.get("t").intValue());
        declared(edge.get("v"), declared.get("edges"));
      }
      assertThat(nodes).doesNotContainAnyElementsOf(edges);
    }
  }

  private static void declared(JsonNode values, JsonNode declared) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String type = declared.at("/" + value.getKey() + "/d").asString();
      JsonNode found = value.getValue();
      boolean fits =
          switch (type) {
            case "string" -> found.isString();
            case "integer" -> found.isInt();
            case "long" -> found.isIntegralNumber() && found.canConvertToLong();
            case "double" -> found.isNumber();
            default -> false;
          };
      assertThat(fits).as(value.getKey() + " is " + type + ": " + found).isTrue();
    }
  }

  @Test
  void of_shouldNumberVerticesByTheirPlace() {
    List<String> vertices = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      // Half of them meet in one slot.
      vertices.add(i % 2 == 0 ? "AaBB" + i : "BBAa" + i);
    }
    VertexNumbers<String> numbers = new VertexNumbers<>(vertices);
    for (int i = 0; i < vertices.size(); i++) {
      assertThat(numbers.of(vertices.get(i))).isEqualTo(i);
    }
    assertThat(new VertexNumbers<>(List.of("alone")).of("alone")).isZero();
  }
}
