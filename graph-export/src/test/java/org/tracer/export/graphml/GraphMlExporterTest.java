package org.tracer.export.graphml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.export.Exports;
import org.tracer.export.Texts;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class GraphMlExporterTest {

  private static final String HUB = "address:" + NamedLedger.address("hub");

  @ParameterizedTest
  @EnumSource(Grain.class)
  void write_shouldFollowTheGraphMlSchema(Grain grain) throws Exception {
    validate(Exports.whole("graphml", Exports.example(grain)));
    validate(Exports.whole("graphml", Exports.hostile()));
    validate(Exports.whole("graphml", Exports.accounts()));
    validate(Exports.whole("graphml", Exports.hostileAccounts()));
  }

  @Test
  void write_shouldDeclareEveryKeyWithForAndTypeThatParses() throws Exception {
    for (FlowGraph<?, ?> graph : List.of(Exports.example(Grain.OUTPUTS), Exports.accounts())) {
      checkKeys(parse(Exports.whole("graphml", graph)));
    }
  }

  private static void checkKeys(Document document) {
    Map<String, Element> keys = new HashMap<>();
    for (Element key : elements(document.getElementsByTagName("key"))) {
      assertThat(key.getAttribute("for")).isIn("graph", "node", "edge");
      assertThat(keys.put(key.getAttribute("id"), key)).isNull();
    }
    for (Element data : elements(document.getElementsByTagName("data"))) {
      Element key = Objects.requireNonNull(keys.get(data.getAttribute("key")));
      assertThat(data.getParentNode().getNodeName()).isEqualTo(key.getAttribute("for"));
      String text = data.getTextContent();
      switch (key.getAttribute("attr.type")) {
        case "int" -> assertThat(Integer.parseInt(text)).isNotNegative();
        case "long" -> assertThat(Long.parseLong(text)).isNotNegative();
        case "double" -> assertThat(Double.parseDouble(text)).isPositive();
        default -> assertThat(key.getAttribute("attr.type")).isEqualTo("string");
      }
    }
    assertThat(keys).containsKeys("node_label", "node_name", "edge_label", "edge_interaction");
  }

  @Test
  void write_shouldStateAmountsOfAddressAndEdge() throws Exception {
    Document document = parse(Exports.whole("graphml", Exports.example(Grain.ADDRESSES)));
    Element hub = byId(document, "node", HUB);
    assertThat(data(hub, "node_ended")).isEqualTo("UNSPENT: payment-1=700000; payment-2=300000");
    assertThat(data(hub, "node_ended_sat")).isEqualTo("1000000");
    assertThat(data(hub, "node_ended_btc")).isEqualTo("0.01000000");
    assertThat(data(hub, "node_reason")).isEqualTo("UNSPENT");
    Element edge = byId(document, "edge", NamedLedger.id("merge") + ":1");
    assertThat(edge.getAttribute("source")).isEqualTo("tx:" + NamedLedger.id("merge"));
    assertThat(edge.getAttribute("target")).isEqualTo(HUB);
    assertThat(data(edge, "edge_traced")).isEqualTo("payment-2=300000");
    assertThat(data(edge, "edge_traced_sat")).isEqualTo("300000");
    assertThat(data(edge, "edge_value_sat")).isEqualTo("400000");
    assertThat(data(edge, "edge_label")).isEqualTo("0.00300000 of 0.00400000 BTC");
    assertThat(data(edge, "edge_block_height")).isEqualTo("102");
    assertThat(data(edge, "edge_block_time")).isEqualTo("2026-01-01T17:00:00Z");
  }

  @Test
  void write_shouldGiveHostileTextBackButForbiddenCharacters() throws Exception {
    Document document = parse(Exports.whole("graphml", Exports.hostile()));
    Element service = byId(document, "node", "address:" + NamedLedger.address("service"));
    assertThat(data(service, "node_note"))
        .isEqualTo(
            Exports.HOSTILE
                .replace('\u0000', '\ufffd')
                .replace('\u0007', '\ufffd')
                .replace('\ud800', '\ufffd')
                .replace('\ufffe', '\ufffd'))
        .isEqualTo(Texts.clean(Exports.HOSTILE))
        .contains("\ud83d\ude00");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void write_shouldBeReadByJGraphT(Grain grain) throws Exception {
    checkReadByJGraphT(Exports.example(grain));
  }

  @Test
  void write_shouldBeReadByJGraphTWhenOverAccounts() throws Exception {
    checkReadByJGraphT(Exports.accounts());
    checkReadByJGraphT(Exports.hostileAccounts());
  }

  private static void checkReadByJGraphT(FlowGraph<?, ?> written) throws Exception {
    Graph<String, DefaultEdge> read =
        new DirectedMultigraph<>(
            SupplierUtil.createStringSupplier(), SupplierUtil.DEFAULT_EDGE_SUPPLIER, false);
    GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
    importer.setVertexFactory(id -> id);
    Map<String, String> names = new HashMap<>();
    importer.addVertexAttributeConsumer((vertex, value) -> {
      if (vertex.getSecond().equals("name")) {
        names.put(vertex.getFirst(), value.getValue());
      }
    });
    byte[] bytes = Exports.whole("graphml", written);
    importer.importGraph(read, new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
    Set<String> ids = new HashSet<>();
    written.graph().vertexSet().forEach(vertex -> ids.add(vertex.id()));
    assertThat(read.vertexSet()).isEqualTo(ids);
    assertThat(names).hasSameSizeAs(ids);
    assertThat(read.edgeSet()).hasSameSizeAs(written.graph().edgeSet());
  }

  @Test
  void write_shouldStateAmountsOfAccountAndTransfer() throws Exception {
    Document document = parse(Exports.whole("graphml", Exports.accounts()));
    String usd = ExampleFunds.USD.toString();
    Element bob = byId(document, "node", "account:" + ExampleFunds.named("bob").text());
    assertThat(data(bob, "node_ended"))
        .isEqualTo(
            "HELD: payment-1=300000000000000000 eip155:1/native; payment-1=2400000000 " + usd);
    assertThat(data(bob, "node_ended_amount")).isEqualTo("0.3 ETH; 2400 USDX");
    assertThat(data(bob, "node_issuer_acts")).startsWith("FROZEN in " + usd + " since block 9 (0x");
    Element burned = byId(document, "edge", AccountStory.hash("split") + ":0");
    assertThat(burned.getAttribute("target")).isEqualTo("fee:" + AccountStory.hash("split"));
    assertThat(data(burned, "edge_traced")).isEqualTo("payment-1=5000000000000000");
    assertThat(data(burned, "edge_traced_decimal")).isEqualTo("0.005");
    assertThat(data(burned, "edge_value")).isEqualTo("10000000000000000");
    assertThat(data(burned, "edge_asset")).isEqualTo("eip155:1/native");
    assertThat(data(burned, "edge_label")).isEqualTo("0.005 of 0.01 ETH");
  }

  private static void validate(byte[] bytes) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    StreamSource[] schemas = {
      new StreamSource(GraphMLImporter.class.getResourceAsStream("/xlink.xsd")),
      new StreamSource(GraphMLImporter.class.getResourceAsStream("/graphml.xsd"))
    };
    factory
        .newSchema(schemas)
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static Iterable<Element> elements(NodeList list) {
    return IntStream.range(0, list.getLength()).mapToObj(i -> (Element) list.item(i)).toList();
  }

  private static Element byId(Document document, String tag, String id) {
    for (Element element : elements(document.getElementsByTagName(tag))) {
      if (element.getAttribute("id").equals(id)) {
        return element;
      }
    }
    throw new AssertionError("no " + tag + " " + id);
  }

  private static String data(Element owner, String key) {
    for (Node child = owner.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element data && data.getAttribute("key").equals(key)) {
        return data.getTextContent();
      }
    }
    throw new AssertionError("no " + key + " at " + owner.getAttribute("id"));
  }
}
