package org.tracer.export.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Poison;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.export.PublishedSchemas;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.account.ExampleFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StixExporterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String RAW = "https://raw.githubusercontent.com/";

  @Test
  void write_shouldSayWhatEndedInNotes() throws IOException {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.example(Grain.OUTPUTS))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws IOException {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (JsonNode object : objects(graph)) {
      ExpectedEnds.add(ends, object.path("x_tracer_ended").asString(""));
    }
    return ends;
  }

  /** Sections 2.9, 3.1 and 3.2 of the specification. */
  @Test
  void write_shouldReferToObjectsOfTheBundleOnly() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      Map<String, JsonNode> byId = new HashMap<>();
      for (JsonNode object : objects(graph)) {
        String id = object.get("id").asString();
        assertThat(id)
            .matches(object.get("type").asString() + "--[0-9a-f]{8}-[0-9a-f]{4}-5[^-]*-.*");
        assertThat(byId.put(id, object)).as(id).isNull();
        assertThat(object.get("spec_version").asString()).isEqualTo("2.1");
      }
      for (JsonNode object : byId.values()) {
        for (String ref : List.of("source_ref", "target_ref", "address_ref")) {
          object.findValues(ref).forEach(one -> assertThat(byId).containsKey(one.asString()));
        }
        object.path("object_refs").forEach(one -> assertThat(byId).containsKey(one.asString()));
        assertThat(object.has("created") || object.get("type").asString().startsWith("crypto"))
            .isTrue();
      }
      JsonNode report = only(byId.values(), "report");
      // Everything but the report itself and the two definitions.
      assertThat(report.get("object_refs").size()).isEqualTo(byId.size() - 3);
    }
  }

  /** The namespace and the canonical JSON are those of section 2.9. */
  @Test
  void write_shouldMakeIdsOfWalletsFromAddressAndChain() throws Exception {
    String address = ExampleFunds.named("alice").text();
    String name = "{\"value\":\"" + address + "\",\"x_tracer_chain\":\"eip155:1\"}";
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(HexFormat.of().parseHex("00abedb4aa42466c9c01fed23315a9b7"));
    String hex = HexFormat.of().formatHex(sha1.digest(name.getBytes(UTF_8)));
    String variant = Integer.toHexString((Character.digit(hex.charAt(16), 16) & 3) | 8);
    String id =
        hex.substring(0, 8)
            + "-"
            + hex.substring(8, 12)
            + "-5"
            + hex.substring(13, 16)
            + "-"
            + variant
            + hex.substring(17, 20)
            + "-"
            + hex.substring(20, 32);
    assertThat(objects(Exports.accounts()))
        .anySatisfy(object ->
            assertThat(object.get("id").asString()).isEqualTo("cryptocurrency-wallet--" + id));
  }

  @Test
  void write_shouldHaveExactAmountsBesideNumbers() throws IOException {
    JsonNode merge =
        objects(Exports.example(Grain.ADDRESSES)).stream()
            .filter(
                one -> one.path("value").asString("").equals(NamedLedger.id("merge").toString()))
            .findFirst()
            .orElseThrow();
    assertThat(merge.get("symbol").asString()).isEqualTo("BTC");
    assertThat(merge.get("input").size()).isEqualTo(2);
    assertThat(merge.at("/input/0/amount").decimalValue()).isEqualByComparingTo("0.01");
    assertThat(merge.at("/x_tracer_input/0/value").asString()).isEqualTo("1000000");
    for (int i = 0; i < merge.get("output").size(); i++) {
      BigDecimal coins = merge.at("/output/" + i + "/amount").decimalValue();
      assertThat(coins.movePointRight(8).toBigIntegerExact().toString())
          .isEqualTo(merge.at("/x_tracer_output/" + i + "/value").asString());
    }
  }

  /**
   * By halves and thirds, the fee of merge is not all traced: of 1800000 satoshi that go in, 300000
   * are clean. The block of peel is the horizon.
   */
  @Test
  void write_shouldStateFactsOfTransactionsWhateverIsTraced() throws IOException {
    TraceGraph haircut =
        TraceGraph.of(ExampleTrace.of(new Haircut(), "a", "b", "note"), Grain.ADDRESSES);
    JsonNode merge = transaction(haircut, "merge");
    assertThat(merge.get("fee").decimalValue()).isEqualByComparingTo("0.0001");
    assertThat(merge.get("x_tracer_fee_value").asString()).isEqualTo("10000");
    assertThat(merge.get("execution_time").asString()).isEqualTo("2026-01-01T17:00:00Z");
    assertThat(merge.get("x_tracer_block_height").asInt()).isEqualTo(102);
    assertThat(merge.get("x_tracer_input").findValuesAsString("index")).containsExactly("0", "1");
    assertThat(transaction(haircut, "peel").get("x_tracer_output").findValuesAsString("index"))
        .containsExactly("0", "1", "2", "3");
    JsonNode report = only(objects(haircut), "report");
    assertThat(report.get("created").asString()).isEqualTo("2026-01-01T17:10:00.000Z");
    assertThat(report.get("published").asString()).isEqualTo("2026-01-01T17:10:00.000Z");
  }

  private static JsonNode transaction(FlowGraph<?, ?> graph, String name) throws IOException {
    return objects(graph).stream()
        .filter(one -> one.path("value").asString("").equals(NamedLedger.id(name).toString()))
        .filter(one -> one.get("type").asString().equals("cryptocurrency-transaction"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void write_shouldKeepAttributionsApart() throws IOException {
    assertThat(objects(Exports.example(Grain.ADDRESSES)))
        .filteredOn(one -> one.path("abstract").asString("").equals("Attribution by the user"))
        .singleElement()
        .satisfies(note ->
            assertThat(note.get("content").asString())
                .isEqualTo("exchange deposit, says the exchange"));
  }

  @Test
  void write_shouldHaveWalletsWithoutAnythingOfTheTrace() throws IOException {
    for (JsonNode object : objects(Exports.accounts())) {
      if (object.get("type").asString().equals("cryptocurrency-wallet")) {
        assertThat(object.propertyNames())
            .containsExactlyInAnyOrder(
                "type", "spec_version", "id", "extensions", "value", "x_tracer_chain");
      }
    }
  }

  @Test
  void write_shouldCarryPolicyLimitsAndHorizon() throws IOException {
    JsonNode report = only(objects(Exports.example(Grain.ADDRESSES)), "report");
    assertThat(report.get("x_tracer_policy").asString()).isEqualTo("fifo");
    assertThat(report.get("description").asString())
        .contains("\nlimits: HOP_LIMIT: at most 10 hops")
        .contains("\nhorizon_hash: ")
        .contains("\nclaims: ");
  }

  @Test
  void write_shouldHaveNoSumsUnderPoison() throws IOException {
    TraceGraph poison =
        TraceGraph.of(ExampleTrace.of(new Poison(), "a", "b", "note"), Grain.ADDRESSES);
    assertThat(objects(poison))
        .noneMatch(one -> one.has("x_tracer_traced_value") || one.has("x_tracer_ended_amount"))
        .anySatisfy(one ->
            assertThat(one.path("x_tracer_traced").asString("")).contains("a=").contains("; b="));
  }

  @Test
  void write_shouldSatisfyThePublishedSchemas() throws IOException {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(StixExporterTest::text));
    for (FlowGraph<?, ?> graph : graphs()) {
      for (JsonNode object : objects(graph)) {
        String uri = schema(object.get("type").asString());
        assertThat(registry.getSchema(SchemaLocation.of(uri)).validate(object))
            .as(object.toString())
            .isEmpty();
      }
    }
  }

  private static String schema(String type) {
    String stix = RAW + "oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
    return switch (type) {
      case "cryptocurrency-wallet", "cryptocurrency-transaction" ->
          RAW
              + "muchdogesec/stix2extensions/main/automodel_generated/schemas/scos/"
              + type
              + ".json";
      case "extension-definition" -> stix + "common/extension-definition.json";
      case "relationship" -> stix + "sros/relationship.json";
      case "note", "report" -> stix + "sdos/" + type + ".json";
      default -> throw new AssertionError("no schema of " + type);
    };
  }

  private static String text(String uri) {
    return PublishedSchemas.text(
        "stix/" + uri.substring(uri.indexOf("/schemas/") + "/schemas/".length()));
  }

  private static List<FlowGraph<?, ?>> graphs() {
    return List.of(
        Exports.example(Grain.OUTPUTS),
        Exports.accounts(),
        Exports.hostile(),
        Exports.hostileAccounts());
  }

  private static JsonNode only(Iterable<JsonNode> objects, String type) {
    JsonNode found = null;
    for (JsonNode object : objects) {
      if (object.get("type").asString().equals(type)) {
        assertThat(found).isNull();
        found = object;
      }
    }
    assertThat(found).isNotNull();
    return Objects.requireNonNull(found);
  }

  private static List<JsonNode> objects(FlowGraph<?, ?> graph) throws IOException {
    JsonNode bundle = MAPPER.readTree(Exports.whole("stix", graph));
    assertThat(bundle.get("type").asString()).isEqualTo("bundle");
    assertThat(bundle.propertyNames()).containsExactlyInAnyOrder("type", "id", "objects");
    return bundle.get("objects").valueStream().toList();
  }
}
