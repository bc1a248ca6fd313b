package org.tracer.export.caseuco;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  @Test
  void write_shouldHaveNoHalfCharacters() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      assertThat(new String(Exports.whole("case-uco", graph), UTF_8)).doesNotContain("\\ud8");
    }
  }

  /** Every class and property that is not our own is one of the published ontologies. */
  @Test
  void write_shouldUseTermsOfThePublishedOntologies() throws IOException {
    Set<String> published = terms(PublishedSchemas.directory("uco"));
    for (FlowGraph<?, ?> graph : graphs()) {
      JsonNode document = document(graph);
      Map<String, String> namespaces = new HashMap<>();
      document
          .get("@context")
          .forEachEntry((prefix, iri) -> namespaces.put(prefix, iri.asString()));
      Set<String> used = new HashSet<>();
      collect(document.get("@graph"), used);
      assertThat(used).contains("uco-core:Facet", "uco-core:kindOfRelationship");
      for (String term : used) {
        String prefix = term.substring(0, term.indexOf(':'));
        assertThat(namespaces).containsKey(prefix);
        if (!prefix.equals("tracer") && !prefix.equals("xsd")) {
          String iri = namespaces.get(prefix) + term.substring(prefix.length() + 1);
          assertThat(published).contains(iri);
        }
      }
    }
  }

  /** Compact names in keys and types. */
  private static void collect(JsonNode node, Set<String> used) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> {
        if (!name.startsWith("@")) {
          used.add(name);
        }
        if (name.equals("@type")) {
          (value.isArray() ? value.valueStream().toList() : List.of(value))
              .forEach(type -> used.add(type.asString()));
        }
      });
    }
    node.forEach(child -> collect(child, used));
  }

  private static Set<String> terms(Path directory) throws IOException {
    Pattern prefix = Pattern.compile("@prefix ([a-z-]*): <([^>]*)> \\.");
    Pattern subject = Pattern.compile("(?m)^([a-z-]+):([A-Za-z]+)$");
    Set<String> terms = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.ttl")) {
      for (Path file : files) {
        String text = Files.readString(file);
        Map<String, String> namespaces = new HashMap<>();
        for (Matcher one = prefix.matcher(text); one.find(); ) {
          namespaces.put(one.group(1), one.group(2));
        }
        for (Matcher one = subject.matcher(text); one.find(); ) {
          terms.add(namespaces.get(one.group(1)) + one.group(2));
        }
      }
    }
    assertThat(terms).hasSizeGreaterThan(500);
    return terms;
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
