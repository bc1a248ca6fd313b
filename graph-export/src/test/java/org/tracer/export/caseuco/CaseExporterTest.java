package org.tracer.export.caseuco;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.export.PublishedSchemas;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CaseExporterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void write_shouldSayWhatEnded() throws IOException {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.example(Grain.OUTPUTS))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws IOException {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (JsonNode ended : document(graph).findValues("tracer:ended")) {
      ExpectedEnds.add(ends, ended.asString());
    }
    return ends;
  }

  @Test
  void write_shouldReferToNodesOfTheDocument() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      Set<String> ids = new HashSet<>();
      List<String> references = new ArrayList<>();
      for (JsonNode node : document(graph).get("@graph")) {
        assertThat(ids.add(node.get("@id").asString())).isTrue();
        JsonNode facet = node.path("uco-core:hasFacet");
        assertThat(facet.isMissingNode() || ids.add(facet.get("@id").asString())).isTrue();
        for (String name :
            List.of(
                "uco-core:source",
                "uco-core:target",
                "uco-core:object",
                "uco-action:instrument",
                "uco-action:result")) {
          node.path(name).findValues("@id").forEach(id -> references.add(id.asString()));
        }
      }
      assertThat(references).isNotEmpty();
      assertThat(ids).containsAll(references);
      assertThat(ids).allMatch(id -> id.matches("kb:[a-z-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}"));
    }
  }

  @Test
  void write_shouldCarryPolicyAndAttributions() throws IOException {
    JsonNode graph = document(Exports.example(Grain.ADDRESSES)).get("@graph");
    assertThat(graph)
        .anySatisfy(node -> {
          assertThat(node.get("@type").asString())
              .isEqualTo("case-investigation:InvestigativeAction");
          assertThat(node.at("/uco-core:hasFacet/tracer:policy").asString()).isEqualTo("fifo");
          assertThat(node.at("/uco-core:hasFacet/tracer:limits").asString())
              .startsWith("HOP_LIMIT: at most 10 hops");
        })
        .anySatisfy(node -> {
          assertThat(node.get("@type").asString()).isEqualTo("uco-core:Annotation");
          assertThat(node.get("uco-core:statement").asString())
              .isEqualTo("exchange deposit, says the exchange");
        });
  }

  /** Ten vertices and twelve edges. */
  @Test
  void write_shouldListEverythingInTheProvenanceRecord() throws IOException {
    JsonNode graph = document(Exports.example(Grain.ADDRESSES)).get("@graph");
    assertThat(graph)
        .filteredOn(
            node -> node.get("@type").asString().equals("case-investigation:ProvenanceRecord"))
        .singleElement()
        .satisfies(node -> assertThat(node.get("uco-core:object")).hasSize(22));
  }

  @Test
  void write_shouldHaveNoHalfCharacters() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      assertThat(new String(Exports.whole("case-uco", graph), UTF_8)).doesNotContain("\\ud8");
    }
  }

  /**
   * Every class and property that is not our own is one of the published ontologies, used as such.
   */
  @Test
  void write_shouldUseTermsOfThePublishedOntologies() throws IOException {
    Set<String> published =
        PublishedSchemas.text("uco/terms.tsv").lines().collect(Collectors.toSet());
    for (FlowGraph<?, ?> graph : graphs()) {
      JsonNode document = document(graph);
      Map<String, String> namespaces = new HashMap<>();
      document
          .get("@context")
          .forEachEntry((prefix, iri) -> namespaces.put(prefix, iri.asString()));
      Set<String> used = new HashSet<>();
      collect(document.get("@graph"), used);
      assertThat(used)
          .contains("Class\tuco-core:Facet", "DatatypeProperty\tuco-core:kindOfRelationship")
          .contains("ObjectProperty\tuco-core:source");
      for (String term : used) {
        String prefix = term.substring(term.indexOf('\t') + 1, term.indexOf(':'));
        assertThat(namespaces).containsKey(prefix);
        if (!prefix.equals("tracer") && !prefix.equals("xsd")) {
          assertThat(published).contains(term.replace(prefix + ":", namespaces.get(prefix)));
        }
      }
    }
  }

  /** Kinds and compact names of types and keys: what has a node for its value is for objects. */
  private static void collect(JsonNode node, Set<String> used) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> {
        List<JsonNode> values = value.isArray() ? value.valueStream().toList() : List.of(value);
        for (JsonNode one : values) {
          if (name.equals("@type") && !node.has("@value")) {
            used.add("Class\t" + one.asString());
          } else if (!name.startsWith("@")) {
            used.add((one.has("@id") ? "ObjectProperty\t" : "DatatypeProperty\t") + name);
          }
        }
      });
    }
    node.forEach(child -> collect(child, used));
  }

  private static List<FlowGraph<?, ?>> graphs() {
    return List.of(
        Exports.example(Grain.ADDRESSES),
        Exports.accounts(),
        Exports.hostile(),
        Exports.hostileAccounts());
  }

  private static JsonNode document(FlowGraph<?, ?> graph) throws IOException {
    return MAPPER.readTree(Exports.whole("case-uco", graph));
  }
}
