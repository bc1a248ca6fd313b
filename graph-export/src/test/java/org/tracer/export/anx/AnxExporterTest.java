package org.tracer.export.anx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.export.StrictXml;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AnxExporterTest {

  @Test
  void write_shouldGiveEveryEntityWhatEndedThere() throws Exception {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws Exception {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (Element attribute : StrictXml.all(read(graph), "Attribute")) {
      if (attribute.getAttribute("AttributeClass").equals("entity ended")) {
        ExpectedEnds.add(ends, attribute.getAttribute("Value"));
      }
    }
    return ends;
  }

  @Test
  void write_shouldLinkEntitiesThatAreThere() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(Exports.example(Grain.OUTPUTS), Exports.accounts(), Exports.hostile())) {
      Document chart = read(graph);
      List<String> ids = new ArrayList<>();
      StrictXml.all(chart, "Entity").forEach(entity -> ids.add(entity.getAttribute("EntityId")));
      assertThat(ids).doesNotHaveDuplicates();
      // One address on two chains is two entities.
      assertThat(StrictXml.all(chart, "Entity"))
          .allSatisfy(entity ->
              assertThat(entity.getAttribute("Identity"))
                  .matches("(eip155:1|bip122:[0-9a-f]{32})/.+")
                  .endsWith("/" + entity.getAttribute("EntityId")));
      for (Element link : StrictXml.all(chart, "Link")) {
        assertThat(ids).contains(link.getAttribute("End1Id"), link.getAttribute("End2Id"));
      }
      assertThat(StrictXml.all(chart, "ChartItem"))
          .hasSize(graph.graph().vertexSet().size() + graph.graph().edgeSet().size());
    }
  }

  /** What refers by name must name something of the chart's own collections. */
  @Test
  void write_shouldDeclareEveryTypeAndAttributeClass() throws Exception {
    for (FlowGraph<?, ?> graph : List.of(Exports.example(Grain.ADDRESSES), Exports.accounts())) {
      Document chart = read(graph);
      assertThat(names(chart, "AttributeClass", "Name"))
          .containsAll(names(chart, "Attribute", "AttributeClass"));
      assertThat(names(chart, "EntityType", "Name")).containsAll(names(chart, "IconStyle", "Type"));
      assertThat(names(chart, "LinkType", "Name")).isEqualTo(names(chart, "LinkStyle", "Type"));
      assertThat(names(chart, "AttributeClass", "Type")).containsExactly("AttText");
    }
  }

  @Test
  void write_shouldCarryPolicyHorizonAndLimits() throws Exception {
    Document chart = read(Exports.example(Grain.ADDRESSES));
    assertThat(names(chart, "CustomProperty", "Name"))
        .contains("policy", "horizon_hash", "limits", "claims", "notices");
    assertThat(names(chart, "LegendItem", "Label"))
        .contains("policy: fifo")
        .anyMatch(label -> label.startsWith("limits: HOP_LIMIT: at most 10 hops; STOP_LIST: "));
  }

  @Test
  void write_shouldDateLinksInUtc() throws Exception {
    for (Element item : StrictXml.all(read(Exports.example(Grain.ADDRESSES)), "ChartItem")) {
      if (item.getElementsByTagName("Link").getLength() == 1) {
        assertThat(item.getAttribute("DateTime")).matches("2026-01-01T1[67]:[0-5]0:00\\.000");
        assertThat(item.getAttribute("DateSet")).isEqualTo("true");
        assertThat(item.getElementsByTagName("TimeZone").getLength()).isEqualTo(1);
      }
    }
  }

  @Test
  void write_shouldStayWellFormedWhenTextIsHostile() throws Exception {
    Document chart = read(Exports.hostile());
    assertThat(StrictXml.all(chart, "script")).isEmpty();
    assertThat(StrictXml.all(chart, "Attribute"))
        .anySatisfy(one ->
            assertThat(one.getAttribute("Value")).contains("<script>alert(1)</script> ]]> -->"));
    assertThat(StrictXml.all(read(Exports.hostileAccounts()), "ChartItem")).isNotEmpty();
  }

  private static Set<String> names(Document chart, String element, String attribute) {
    Set<String> names = new HashSet<>();
    StrictXml.all(chart, element).forEach(one -> names.add(one.getAttribute(attribute)));
    return names;
  }

  private static Document read(FlowGraph<?, ?> graph) throws Exception {
    return StrictXml.read(Exports.whole("anx", graph));
  }
}
