package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads every format by its own rules and asks who paid whom, how much, how much of it is traced,
 * and when. The answers are those of the tables at {@code ExampleTrace} and {@code ExampleFunds}.
 */
class MovementsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Ends by whatever names them, whole value in base units, what people read, time in UTC. */
  private record Seen(String from, String to, String value, String label, String time) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anx",
        "i2",
        "maltego",
        "mtgx",
        "stix",
        "misp",
        "case-uco",
        "ftm",
        "gexf",
        "cyjs",
        "cx2",
        "neo4j",
        "cypher",
        "html"
      })
  void write_shouldSayWhoPaidWhomHowMuchAndWhen(String format) throws Exception {
    // Output 1 of merge in block 102: 400000 to the hub, of which 300000 are of payment-2.
    Seen merged = only(read(format, Exports.example(Grain.ADDRESSES)), "400000");
    assertThat(merged.from()).contains(NamedLedger.id("merge").toString());
    assertThat(merged.to()).contains(NamedLedger.address("hub").toString());
    assertThat(merged.label()).isIn("0.00300000 of 0.00400000 BTC", "");
    assertThat(merged.time()).startsWith("2026-01-01T17:00:00");

    // Alice burns 0.01, half of it traced, in block 5, a minute after the beginning.
    List<Seen> onAccounts = read(format, Exports.accounts());
    Seen burnt = only(onAccounts, "10000000000000000");
    assertThat(burnt.from()).contains(ExampleFunds.named("alice").text());
    assertThat(burnt.to()).contains(AccountStory.hash("split").toString());
    assertThat(burnt.label()).isIn("0.005 of 0.01 ETH", "");
    assertThat(burnt.time()).startsWith("2026-01-01T00:01:00");

    // She pays 600 USDX to carol.
    Seen token = only(onAccounts, "600000000");
    assertThat(token.from()).contains(ExampleFunds.named("alice").text());
    assertThat(token.to()).contains(ExampleFunds.named("carol").text());
    assertThat(token.label()).isIn("600 USDX", "");
  }

  private static Seen only(List<Seen> all, String value) {
    List<Seen> found = all.stream().filter(one -> one.value().equals(value)).toList();
    assertThat(found).as(value).hasSize(1);
    return found.getFirst();
  }

  private static List<Seen> read(String format, FlowGraph<?, ?> graph) throws Exception {
    Map<String, byte[]> parts = Exports.parts(format, graph);
    byte[] whole = parts.values().iterator().next();
    return switch (format) {
      case "anx" -> anx(StrictXml.read(whole));
      case "i2" -> i2(CsvTable.rows(text(requireNonNull(parts.get("links")))));
      case "maltego" -> maltego(CsvTable.rows(text(requireNonNull(parts.get("links")))));
      case "mtgx" -> mtgx(whole);
      case "stix" -> stix(MAPPER.readTree(whole).get("objects"));
      case "misp" -> misp(MAPPER.readTree(whole).at("/Event/Object"));
      case "case-uco" -> caseUco(MAPPER.readTree(whole).get("@graph"));
      case "ftm" -> ftm(text(whole).lines().map(MAPPER::readTree).toList());
      case "gexf" -> gexf(StrictXml.read(whole));
      case "cyjs" -> cyjs(MAPPER.readTree(whole));
      case "cx2" -> cx2(MAPPER.readTree(whole));
      case "neo4j" -> neo4j(CsvTable.rows(text(requireNonNull(parts.get("edges")))));
      case "cypher" -> cypher(text(whole));
      case "html" -> html(text(whole));
      default -> throw new AssertionError(format);
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static List<Seen> anx(Document chart) {
    List<Seen> seen = new ArrayList<>();
    for (Element item : StrictXml.all(chart, "ChartItem")) {
      if (item.getElementsByTagName("Link").getLength() == 1) {
        Element link = (Element) item.getElementsByTagName("Link").item(0);
        Element style = (Element) item.getElementsByTagName("LinkStyle").item(0);
        boolean head = style.getAttribute("ArrowStyle").equals("ArrowOnHead");
        Map<String, String> values = attributes(item, "Attribute", "AttributeClass", "Value");
        seen.add(
            new Seen(
                link.getAttribute(head ? "End1Id" : "End2Id"),
                link.getAttribute(head ? "End2Id" : "End1Id"),
                values.getOrDefault("link value", ""),
                item.getAttribute("Label"),
                item.getAttribute("DateTime")));
      }
    }
    return seen;
  }

  private static Map<String, String> attributes(
      Element item, String element, String name, String value) {
    Map<String, String> values = new TreeMap<>();
    var all = item.getElementsByTagNameNS("*", element);
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      values.put(
          one.getAttribute(name), value.isEmpty() ? one.getTextContent() : one.getAttribute(value));
    }
    return values;
  }

  private static List<Seen> i2(List<Map<String, String>> rows) {
    List<Seen> seen = new ArrayList<>();
    for (Map<String, String> row : rows) {
      boolean forward = "End 1 to End 2".equals(row.get("link_direction"));
      seen.add(
          new Seen(
              field(row, forward ? "end1_identity" : "end2_identity"),
              field(row, forward ? "end2_identity" : "end1_identity"),
              field(row, "link_value"),
              field(row, "link_label"),
              field(row, "link_date") + "T" + field(row, "link_time")));
    }
    return seen;
  }

  private static String field(Map<String, String> row, String name) {
    return row.getOrDefault(name, "");
  }

  private static List<Seen> maltego(List<Map<String, String>> rows) {
    List<Seen> seen = new ArrayList<>();
    for (Map<String, String> row : rows) {
      seen.add(
          new Seen(
              maltegoEnd(row, "from"),
              maltegoEnd(row, "to"),
              field(row, "link_value"),
              field(row, "link_label"),
              field(row, "link_block_time")));
    }
    return seen;
  }

  /** What is said beside an address must be of that address. */
  private static String maltegoEnd(Map<String, String> row, String end) {
    String address = field(row, end + "_is_address");
    if (!address.isEmpty()) {
      assertThat(field(row, end + "_label")).isEqualTo(address);
      assertThat(field(row, end + "_address")).isEqualTo(address);
    }
    return address + field(row, end + "_is_transaction") + field(row, end + "_is_other");
  }

  private static List<Seen> mtgx(byte[] bytes) throws Exception {
    List<Seen> seen = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(zip.getNextEntry()).isNotNull();
      for (Element edge : StrictXml.all(StrictXml.read(zip.readAllBytes()), "edge")) {
        Map<String, String> values = attributes(edge, "Property", "name", "");
        assertThat(values.get("maltego.link.manual.description")).contains("under policy fifo");
        seen.add(
            new Seen(
                edge.getAttribute("source"),
                edge.getAttribute("target"),
                field(values, "tracer.value"),
                field(values, "maltego.link.manual.type"),
                field(values, "tracer.block_time")));
      }
    }
    return seen;
  }

  private static List<Seen> stix(JsonNode objects) {
    Map<String, String> names = new HashMap<>();
    objects.forEach(one -> names.put(one.get("id").asString(), one.path("value").asString("")));
    List<Seen> seen = new ArrayList<>();
    for (JsonNode one : objects) {
      if (one.get("type").asString().equals("relationship")) {
        seen.add(
            new Seen(
                field(names, one.get("source_ref").asString()),
                field(names, one.get("target_ref").asString()),
                one.get("x_tracer_value").asString(),
                one.get("description").asString().replaceAll("; .*", ""),
                one.get("x_tracer_block_time").asString()));
      }
    }
    return seen;
  }

  private static List<Seen> misp(JsonNode objects) {
    Map<String, String> names = new HashMap<>();
    for (JsonNode one : objects) {
      names.put(
          one.get("uuid").asString(),
          String.join(" ", one.get("Attribute").findValuesAsString("value")));
    }
    List<Seen> seen = new ArrayList<>();
    for (JsonNode one : objects) {
      if (!one.path("ObjectReference").isEmpty()) {
        Map<String, String> ends = new HashMap<>();
        one.get("ObjectReference")
            .forEach(end ->
                ends.put(
                    end.get("relationship_type").asString(),
                    field(names, end.get("referenced_uuid").asString())));
        Map<String, JsonNode> values = new HashMap<>();
        one.get("Attribute")
            .forEach(value -> values.put(value.get("object_relation").asString(), value));
        String label = one.get("comment").asString().lines().findFirst().orElse("");
        assertThat(label).endsWith(requireNonNull(values.get("symbol")).get("value").asString());
        seen.add(
            new Seen(
                field(ends, "connected-from"),
                field(ends, "connected-to"),
                requireNonNull(values.get("value"))
                    .get("comment")
                    .asString()
                    .replaceAll("^exactly | .*", ""),
                label,
                requireNonNull(values.get("time")).get("value").asString()));
      }
    }
    return seen;
  }

  private static List<Seen> caseUco(JsonNode nodes) {
    Map<String, String> names = new HashMap<>();
    for (JsonNode one : nodes) {
      JsonNode facet = one.path("uco-core:hasFacet");
      names.put(
          one.get("@id").asString(),
          facet.path("tracer:address").asString("")
              + facet.path("tracer:transaction").asString(""));
    }
    List<Seen> seen = new ArrayList<>();
    for (JsonNode one : nodes) {
      if (one.has("uco-core:kindOfRelationship")) {
        assertThat(one.get("uco-core:isDirectional").asBoolean()).isTrue();
        seen.add(
            new Seen(
                field(names, one.at("/uco-core:source/@id").asString()),
                field(names, one.at("/uco-core:target/@id").asString()),
                one.at("/uco-core:hasFacet/tracer:value").asString(),
                one.get("uco-core:name").asString(),
                one.at("/uco-core:startTime/@value").asString()));
      }
    }
    return seen;
  }

  private static List<Seen> ftm(List<JsonNode> entities) {
    Map<String, String> names = new HashMap<>();
    for (JsonNode one : entities) {
      names.put(
          one.get("id").asString(),
          one.at("/properties/name/0").asString("")
              + one.at("/properties/recordId/0").asString(""));
    }
    List<Seen> seen = new ArrayList<>();
    for (JsonNode one : entities) {
      JsonNode properties = one.get("properties");
      if (properties.has("subject")) {
        String summary = properties.at("/summary/0").asString();
        assertThat(summary).endsWith(", from the subject to the object");
        Matcher value =
            Pattern.compile("(?m)^value: (.*)$")
                .matcher(properties.at("/description/0").asString());
        assertThat(value.find()).isTrue();
        seen.add(
            new Seen(
                field(names, properties.at("/subject/0").asString()),
                field(names, properties.at("/object/0").asString()),
                value.group(1),
                summary.replaceAll(", from .*", ""),
                properties.at("/date/0").asString()));
      }
    }
    return seen;
  }

  private static List<Seen> gexf(Document document) {
    List<Seen> seen = new ArrayList<>();
    for (Element edge : StrictXml.all(document, "edge")) {
      Map<String, String> values = attributes(edge, "attvalue", "for", "value");
      seen.add(
          new Seen(
              edge.getAttribute("source"),
              edge.getAttribute("target"),
              values.getOrDefault("value_sat", field(values, "value")),
              edge.getAttribute("label"),
              edge.getAttribute("start")));
    }
    return seen;
  }

  private static List<Seen> cyjs(JsonNode file) {
    List<Seen> seen = new ArrayList<>();
    // JavaScript would round numbers.
    for (JsonNode element : file.get("elements").findValues("data")) {
      element.forEachEntry((name, value) ->
          assertThat(value.isString() || !name.matches("value|.*_(sat|value)")).as(name).isTrue());
    }
    for (JsonNode edge : file.at("/elements/edges")) {
      JsonNode data = edge.get("data");
      seen.add(seen(data.get("source").asString(), data.get("target").asString(), data));
    }
    return seen;
  }

  private static List<Seen> cx2(JsonNode file) {
    Map<Long, String> names = new HashMap<>();
    List<Seen> seen = new ArrayList<>();
    for (JsonNode aspect : file) {
      for (JsonNode node : aspect.path("nodes")) {
        names.put(node.get("id").asLong(), node.at("/v").toString());
      }
      for (JsonNode edge : aspect.path("edges")) {
        assertThat(names).doesNotContainKey(edge.get("id").asLong());
        seen.add(
            seen(
                names.getOrDefault(edge.get("s").asLong(), ""),
                names.getOrDefault(edge.get("t").asLong(), ""),
                edge.get("v")));
      }
    }
    return seen;
  }

  private static Seen seen(String from, String to, JsonNode data) {
    return new Seen(
        from,
        to,
        data.path("value_sat").asString(data.path("value").asString("")),
        data.get("label").asString(),
        data.get("block_time").asString());
  }

  private static List<Seen> neo4j(List<Map<String, String>> rows) {
    return rows.stream()
        .map(row ->
            new Seen(
                field(row, ":START_ID"),
                field(row, ":END_ID"),
                row.getOrDefault("value_sat:long", field(row, "value:string")),
                field(row, "label:string"),
                field(row, "block_time:datetime")))
        .toList();
  }

  private static List<Seen> cypher(String script) {
    Pattern member =
        Pattern.compile("`(\\w+)`: (?:datetime\\()?(?:'((?:[^'\\\\]|\\\\.)*)'|([0-9]+))");
    List<Seen> seen = new ArrayList<>();
    assertThat(script)
        .contains("MATCH (a:TraceVertex {key: row.from}) MATCH (b:TraceVertex {key: row.to})")
        .contains("]->(b) ");
    for (String line : script.lines().filter(one -> one.contains("`from`: ")).toList()) {
      Map<String, String> values = new HashMap<>();
      for (Matcher one = member.matcher(line); one.find(); ) {
        values.put(one.group(1), one.group(2) == null ? one.group(3) : one.group(2));
      }
      seen.add(
          new Seen(
              field(values, "from"),
              field(values, "to"),
              values.getOrDefault("value_sat", field(values, "value")),
              field(values, "label"),
              field(values, "block_time")));
    }
    return seen;
  }

  /** The page makes its words of numbers, which its own tests look at. */
  private static List<Seen> html(String page) {
    Matcher data =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(page);
    assertThat(data.find()).isTrue();
    List<Seen> seen = new ArrayList<>();
    for (JsonNode edge : MAPPER.readTree(data.group(1)).at("/flows/0/edges")) {
      seen.add(
          new Seen(
              edge.get("source").asString(),
              edge.get("target").asString(),
              edge.get("value").asString(),
              "",
              edge.get("time").asString()));
    }
    return seen;
  }
}
