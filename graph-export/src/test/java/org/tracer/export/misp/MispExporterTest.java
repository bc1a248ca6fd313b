package org.tracer.export.misp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Poison;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.export.PublishedSchemas;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class MispExporterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void write_shouldSayWhatEnded() throws IOException {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.example(Grain.OUTPUTS))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws IOException {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (JsonNode object : event(graph).get("Object")) {
      String text = object.path("comment").asString("");
      for (JsonNode attribute : object.get("Attribute")) {
        text +=
            attribute.get("object_relation").asString().equals("text")
                ? "\n" + attribute.get("value").asString()
                : "";
      }
      text.lines()
          .filter(line -> line.startsWith("ended: "))
          .forEach(line -> ExpectedEnds.add(ends, line.substring("ended: ".length())));
    }
    return ends;
  }

  @Test
  void write_shouldReferToObjectsOfTheEvent() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      JsonNode event = event(graph);
      Set<String> objects = new HashSet<>();
      event.get("Object").forEach(one -> objects.add(one.get("uuid").asString()));
      List<String> uuids =
          event.findValues("uuid").stream().map(JsonNode::asString).sorted().toList();
      assertThat(uuids).doesNotHaveDuplicates();
      List<JsonNode> references = event.findValues("referenced_uuid");
      assertThat(references).isNotEmpty();
      references.forEach(one -> assertThat(objects).contains(one.asString()));
      event.findValues("to_ids").forEach(one -> assertThat(one.asBoolean()).isFalse());
    }
  }

  @Test
  void write_shouldHaveExactAmountsBesideNumbers() throws IOException {
    int seen = 0;
    for (JsonNode object : event(Exports.example(Grain.ADDRESSES)).get("Object")) {
      for (JsonNode attribute : object.get("Attribute")) {
        if (attribute.get("type").asString().equals("float")) {
          String satoshi =
              new BigDecimal(attribute.get("value").asString())
                      .movePointRight(8)
                      .toBigIntegerExact()
                  + " base units of ";
          assertThat(attribute.get("comment").asString()).startsWith("exactly " + satoshi);
          assertThat(object.get("comment").asString()).contains("\ntraced: payment-");
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(12);
  }

  @Test
  void write_shouldCarryPolicyAndLimits() throws IOException {
    assertThat(event(Exports.example(Grain.ADDRESSES)).get("Attribute"))
        .extracting(one -> one.get("value").asString())
        .contains("policy: fifo")
        .anyMatch(text -> text.startsWith("limits: HOP_LIMIT: at most 10 hops"))
        .anyMatch(text -> text.startsWith("horizon_hash: "));
  }

  @Test
  void write_shouldBeDatedByTheHorizonAndDifferFromOtherTraces() throws IOException {
    JsonNode fifo = event(Exports.example(Grain.ADDRESSES));
    assertThat(fifo.get("date").asString()).isEqualTo("2026-01-01");
    assertThat(fifo.get("timestamp").asString()).isEqualTo("1767287400");
    JsonNode poison =
        event(
            TraceGraph.of(
                ExampleTrace.of(new Poison(), "payment-1", "payment-2", "n"), Grain.ADDRESSES));
    assertThat(fifo.findValuesAsString("uuid"))
        .doesNotContainAnyElementsOf(poison.findValuesAsString("uuid"));
  }

  /** PHP refuses a file with half a surrogate pair in it. */
  @Test
  void write_shouldHaveNoHalfCharacters() throws IOException {
    for (String format : List.of("misp", "stix")) {
      for (FlowGraph<?, ?> graph : graphs()) {
        assertThat(new String(Exports.whole(format, graph), UTF_8))
            .doesNotContain("\\ud8")
            .doesNotContain("\\u0000");
      }
    }
  }

  @Test
  void pieces_shouldCutLongTextBetweenCharacters() {
    String text = "a" + "\ud83d\ude00".repeat(20_000);
    List<String> pieces = MispExporter.pieces(text);
    assertThat(String.join("", pieces)).isEqualTo(text);
    assertThat(pieces).hasSize(3).allSatisfy(one -> assertThat(one).hasSizeBetween(1, 16_000));
    assertThat(Character.isLowSurrogate(pieces.get(1).charAt(0))).isFalse();
  }

  @Test
  void write_shouldFollowThePublishedTemplates() throws IOException {
    List<String> relationships = PublishedSchemas.text("misp/relationships.txt").lines().toList();
    for (FlowGraph<?, ?> graph : graphs()) {
      for (JsonNode object : event(graph).get("Object")) {
        String name = object.get("name").asString();
        JsonNode template = MAPPER.readTree(PublishedSchemas.text("misp/" + name + ".json"));
        assertThat(object.get("template_uuid")).isEqualTo(template.get("uuid"));
        assertThat(object.get("template_version").asString())
            .isEqualTo(template.get("version").asString());
        assertThat(object.get("meta-category")).isEqualTo(template.get("meta-category"));
        assertThat(object.get("description")).isEqualTo(template.get("description"));
        checkAttributes(object, template);
        object
            .path("ObjectReference")
            .forEach(reference ->
                assertThat(relationships).contains(reference.get("relationship_type").asString()));
      }
    }
  }

  private static void checkAttributes(JsonNode object, JsonNode template) {
    Set<String> relations = new HashSet<>();
    for (JsonNode attribute : object.get("Attribute")) {
      String relation = attribute.get("object_relation").asString();
      JsonNode definition = template.get("attributes").get(relation);
      assertThat(definition).as(relation).isNotNull();
      assertThat(attribute.get("type")).isEqualTo(definition.get("misp-attribute"));
      assertThat(attribute.get("disable_correlation").asBoolean())
          .isEqualTo(definition.path("disable_correlation").asBoolean(false));
      assertThat(relations.add(relation) || relation.equals("text")).isTrue();
    }
    assertThat(template.get("requiredOneOf").valueStream().map(JsonNode::asString))
        .anyMatch(relations::contains);
  }

  private static List<FlowGraph<?, ?>> graphs() {
    return List.of(
        Exports.example(Grain.ADDRESSES),
        Exports.accounts(),
        Exports.hostile(),
        Exports.hostileAccounts());
  }

  private static JsonNode event(FlowGraph<?, ?> graph) throws IOException {
    return MAPPER.readTree(Exports.whole("misp", graph)).get("Event");
  }
}
