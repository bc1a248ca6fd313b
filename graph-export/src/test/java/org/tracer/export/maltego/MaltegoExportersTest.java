package org.tracer.export.maltego;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.tracer.export.CsvTable;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.export.StrictXml;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MaltegoExportersTest {

  @Test
  void write_shouldGiveEveryEntityWhatEndedThere() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(Exports.example(Grain.ADDRESSES), Exports.example(Grain.OUTPUTS))) {
      assertThat(graphEnds(graph)).isEqualTo(ExpectedEnds.ofTrace());
      assertThat(tableEnds(graph)).isEqualTo(ExpectedEnds.ofTrace());
    }
    assertThat(graphEnds(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
    assertThat(tableEnds(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  /** As Maltego merges: entities of one type and value are one. */
  private static Map<String, BigInteger> graphEnds(FlowGraph<?, ?> graph) throws Exception {
    Map<String, BigInteger> ends = new TreeMap<>();
    Set<String> values = new HashSet<>();
    for (Element entity : StrictXml.all(read(graph), "MaltegoEntity")) {
      Map<String, String> properties = properties(entity);
      String value = properties.values().iterator().next();
      assertThat(values.add(entity.getAttribute("type") + " " + value)).isTrue();
      ExpectedEnds.add(ends, properties.getOrDefault("tracer.ended", ""));
    }
    return ends;
  }

  private static Map<String, BigInteger> tableEnds(FlowGraph<?, ?> graph) throws Exception {
    Map<String, String> ended = new HashMap<>();
    for (Map<String, String> row : rows(graph, "links")) {
      for (String end : List.of("from", "to")) {
        List<String> values =
            List.of("address", "transaction", "other").stream()
                .map(sort -> row.getOrDefault(end + "_is_" + sort, ""))
                .filter(value -> !value.isEmpty())
                .toList();
        assertThat(values).hasSize(1);
        String before = ended.put(values.getFirst(), row.get(end + "_ended"));
        assertThat(before).isIn(null, row.get(end + "_ended"));
      }
    }
    Map<String, BigInteger> ends = new TreeMap<>();
    ended.values().forEach(text -> ExpectedEnds.add(ends, text));
    return ends;
  }

  @Test
  void write_shouldUseStandardEntitiesOfTheChain() throws Exception {
    Set<String> types = new HashSet<>();
    for (Element entity : StrictXml.all(read(Exports.accounts()), "MaltegoEntity")) {
      types.add(entity.getAttribute("type"));
      if (entity.getAttribute("type").equals("maltego.ETHAddress")) {
        assertThat(properties(entity).get("properties.cryptocurrencyaddress"))
            .matches("0x[0-9a-fA-F]{40}");
      }
    }
    assertThat(types).containsExactlyInAnyOrder("maltego.ETHAddress", "maltego.Phrase");
    // A test network has no entities of its own.
    assertThat(StrictXml.all(read(Exports.example(Grain.ADDRESSES)), "MaltegoEntity"))
        .extracting(entity -> entity.getAttribute("type"))
        .contains("maltego.CryptocurrencyAddress", "maltego.CryptocurrencyTransaction");
  }

  @Test
  void write_shouldLinkEntitiesThatAreThere() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(Exports.accounts(), Exports.hostile(), Exports.hostileAccounts())) {
      Document document = read(graph);
      List<String> ids =
          StrictXml.all(document, "node").stream().map(node -> node.getAttribute("id")).toList();
      assertThat(ids).doesNotHaveDuplicates();
      // Maltego merges what has one type and value, and names are not unique in all graphs.
      for (Element node : StrictXml.all(document, "node")) {
        Element entity = (Element) node.getElementsByTagNameNS("*", "MaltegoEntity").item(0);
        String id = node.getAttribute("id");
        if (entity.getAttribute("type").equals("maltego.Phrase") && !id.equals("trace")) {
          assertThat(properties(entity)).containsEntry("text", id);
        }
      }
      assertThat(StrictXml.all(document, "edge"))
          .hasSize(graph.graph().edgeSet().size())
          .allSatisfy(edge ->
              assertThat(ids).contains(edge.getAttribute("source"), edge.getAttribute("target")));
      assertThat(rows(graph, "links")).hasSize(graph.graph().edgeSet().size());
    }
  }

  @Test
  void write_shouldCarryPolicyAndLimits() throws Exception {
    Element trace =
        StrictXml.all(read(Exports.example(Grain.ADDRESSES)), "MaltegoEntity").getFirst();
    assertThat(properties(trace))
        .containsEntry("text", "trace, policy fifo")
        .containsEntry("tracer.policy", "fifo")
        .containsKeys("tracer.limits", "tracer.horizon_hash", "tracer.claims");
    assertThat(rows(Exports.accounts(), "mapping"))
        .anySatisfy(
            row -> assertThat(row).containsEntry("name", "policy").containsEntry("meaning", "fifo"))
        .anySatisfy(row ->
            assertThat(row)
                .containsEntry("name", "to_is_address")
                .containsEntry("map_to", "maltego.ETHAddress"));
  }

  @Test
  void write_shouldMakeAnArchiveWithoutTheTimeOfDay() throws IOException {
    byte[] bytes = Exports.whole("mtgx", Exports.accounts());
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      ZipEntry entry = zip.getNextEntry();
      assertThat(entry).isNotNull();
      assertThat(entry.getName()).isEqualTo("Graphs/Graph1.graphml");
      assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
      assertThat(entry.getExtra()).isNull();
    }
    assertThat(Exports.whole("mtgx", Exports.accounts())).isEqualTo(bytes);
  }

  private static Map<String, String> properties(Element entity) {
    Map<String, String> properties = new LinkedHashMap<>();
    var all = entity.getElementsByTagNameNS("*", "Property");
    for (int i = 0; i < all.getLength(); i++) {
      Element property = (Element) all.item(i);
      properties.put(property.getAttribute("name"), property.getTextContent());
    }
    return properties;
  }

  private static Document read(FlowGraph<?, ?> graph) throws Exception {
    byte[] bytes = Exports.whole("mtgx", graph);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(zip.getNextEntry()).isNotNull();
      Document document = StrictXml.read(zip.readAllBytes());
      assertThat(zip.getNextEntry()).isNull();
      return document;
    }
  }

  private static List<Map<String, String>> rows(FlowGraph<?, ?> graph, String part)
      throws IOException {
    return CsvTable.rows(new String(Exports.parts("maltego", graph).get(part), UTF_8));
  }
}
