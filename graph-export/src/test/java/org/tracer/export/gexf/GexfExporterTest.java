package org.tracer.export.gexf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedMultigraph;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.account.AccountRule;
import org.tracer.export.Exports;
import org.tracer.export.LargeFunds;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class GexfExporterTest {

  private static final String GEXF = "http://gexf.net/1.3";
  private static final String VIZ = "http://gexf.net/1.3/viz";

  @Test
  void write_shouldHaveTheShapeOfTheSchema() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(
            Exports.example(Grain.ADDRESSES),
            Exports.example(Grain.OUTPUTS),
            Exports.hostile(),
            Exports.accounts(),
            Exports.hostileAccounts())) {
      check(parse(graph), graph);
    }
  }

  /** The rules of GEXF 1.3 that concern us, from its schema. */
  private static void check(Document document, FlowGraph<?, ?> graph) {
    Element root = document.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo(GEXF);
    assertThat(root.getAttribute("version")).isEqualTo("1.3");
    assertThat(names(root)).containsExactly("meta", "graph");
    Element content = (Element) root.getElementsByTagNameNS(GEXF, "graph").item(0);
    assertThat(names(content)).containsExactly("attributes", "attributes", "nodes", "edges");
    assertThat(content.getAttribute("mode")).isEqualTo("dynamic");
    assertThat(content.getAttribute("timeformat")).isEqualTo("dateTime");
    assertThat(content.getAttribute("timerepresentation")).isEqualTo("interval");
    assertThat(content.getAttribute("defaultedgetype")).isEqualTo("directed");
    Set<String> ids = new HashSet<>();
    List<Element> nodes = elements(document, "node");
    nodes.forEach(node -> assertThat(ids.add(node.getAttribute("id"))).isTrue());
    assertThat(nodes).hasSameSizeAs(graph.graph().vertexSet());
    List<Element> edges = elements(document, "edge");
    Set<String> edgeIds = new HashSet<>();
    for (Element edge : edges) {
      assertThat(edgeIds.add(edge.getAttribute("id"))).isTrue();
      assertThat(ids).contains(edge.getAttribute("source"), edge.getAttribute("target"));
      assertThat(Double.parseDouble(edge.getAttribute("weight"))).isPositive();
      Element width = (Element) edge.getElementsByTagNameNS(VIZ, "thickness").item(0);
      assertThat(Float.parseFloat(width.getAttribute("value"))).isBetween(1f, 7f);
    }
    assertThat(edges).hasSameSizeAs(graph.graph().edgeSet());
    values(nodes, declared(content, 0, "node"));
    values(edges, declared(content, 1, "edge"));
  }

  private static Set<String> declared(Element content, int index, String owner) {
    Element attributes = (Element) content.getElementsByTagNameNS(GEXF, "attributes").item(index);
    assertThat(attributes.getAttribute("class")).isEqualTo(owner);
    assertThat(attributes.getAttribute("mode")).isEqualTo("static");
    Set<String> declared = new HashSet<>();
    NodeList list = attributes.getElementsByTagNameNS(GEXF, "attribute");
    for (int i = 0; i < list.getLength(); i++) {
      Element attribute = (Element) list.item(i);
      assertThat(attribute.getAttribute("type")).isIn("string", "integer", "long", "double");
      assertThat(attribute.getAttribute("title")).isNotEmpty();
      assertThat(declared.add(attribute.getAttribute("id"))).isTrue();
    }
    return declared;
  }

  private static void values(List<Element> elements, Set<String> declared) {
    for (Element element : elements) {
      NodeList values = element.getElementsByTagNameNS(GEXF, "attvalue");
      assertThat(values.getLength()).isPositive();
      for (int i = 0; i < values.getLength(); i++) {
        assertThat(declared).contains(((Element) values.item(i)).getAttribute("for"));
      }
      assertThat(Instant.parse(element.getAttribute("end")))
          .isAfter(Instant.parse(element.getAttribute("start")));
    }
  }

  @Test
  void write_shouldSayWhatHoldsForTheWhole() throws Exception {
    Document document = parse(Exports.hostile());
    assertThat(elements(document, "description").getFirst().getTextContent())
        .contains(
            "policy: fifo\n",
            "horizon_height: 103\n",
            "limits: HOP_LIMIT",
            "balanced\n",
            "<script>");
  }

  /** The hub gets money in block 102 and pays in block 103; the horizon is block 103. */
  @Test
  void write_shouldShowFromWhenAndWhatPlacesAre() throws Exception {
    Document document = parse(Exports.example(Grain.ADDRESSES));
    Element hub = node(document, "address:" + NamedLedger.address("hub"));
    assertThat(hub.getAttribute("start")).isEqualTo("2026-01-01T17:00:00Z");
    assertThat(hub.getAttribute("end")).isEqualTo("2026-01-01T17:10:01Z");
    Element service = node(document, "address:" + NamedLedger.address("service"));
    // #ffcc80, as every picture has stop-listed places.
    assertThat(looks(service, "color", "r")).isEqualTo("255");
    assertThat(looks(service, "color", "g")).isEqualTo("204");
    assertThat(looks(service, "color", "b")).isEqualTo("128");
    assertThat(looks(service, "size", "value")).isEqualTo("16.0");
    Element seed = node(document, "address:" + NamedLedger.address("collector"));
    assertThat(looks(seed, "size", "value")).isEqualTo("24.0");
  }

  private static Element node(Document document, String id) {
    return elements(document, "node").stream()
        .filter(node -> node.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String looks(Element node, String name, String attribute) {
    return ((Element) node.getElementsByTagNameNS(VIZ, name).item(0)).getAttribute(attribute);
  }

  @Test
  void write_shouldBeStaticWhenTimesAreNotKnown() throws Exception {
    Document document = parse(FundsGraph.of(LargeFunds.of(3), AccountRule.FIFO));
    assertThat(elements(document, "graph").getFirst().getAttribute("mode")).isEqualTo("static");
    for (String name : List.of("node", "edge")) {
      for (Element element : elements(document, name)) {
        assertThat(element.hasAttribute("start") || element.hasAttribute("end")).isFalse();
      }
    }
    assertThat(elements(document, "description").getFirst().getTextContent())
        .contains("time line: none, because some times are not known");
  }

  @Test
  void lifetimes_shouldEndAfterEverythingEvenWhenABlockClaimsToBeLaterThanTheHorizon() {
    Graph<String, DefaultEdge> graph = new DirectedMultigraph<>(DefaultEdge.class);
    List.of("a", "b", "alone").forEach(graph::addVertex);
    graph.addEdge("a", "b");
    Instant late = Instant.ofEpochSecond(100);
    Lifetimes<String, DefaultEdge> lifetimes =
        Lifetimes.of(graph, edge -> late, Instant.ofEpochSecond(90)).orElseThrow();
    assertThat(lifetimes.vertex("a")).isEqualTo(late);
    assertThat(lifetimes.vertex("alone")).isEqualTo(late);
    assertThat(lifetimes.end()).isEqualTo(Instant.ofEpochSecond(101));
    assertThat(Lifetimes.of(graph, edge -> null, late)).isEmpty();
    Lifetimes<String, DefaultEdge> lasting =
        Lifetimes.of(graph, edge -> late, Instant.ofEpochSecond(200)).orElseThrow();
    assertThat(lasting.vertex("a")).isEqualTo(late);
    assertThat(lasting.end()).isEqualTo(Instant.ofEpochSecond(201));
  }

  private static Document parse(FlowGraph<?, ?> graph) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    byte[] bytes = Exports.whole("gexf", graph);
    assertThat(new String(bytes, UTF_8)).doesNotContain("\r");
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList list = document.getElementsByTagNameNS(GEXF, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.getLength(); i++) {
      elements.add((Element) list.item(i));
    }
    return elements;
  }

  private static List<String> names(Element parent) {
    List<String> names = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        names.add(element.getLocalName());
      }
    }
    return names;
  }
}
