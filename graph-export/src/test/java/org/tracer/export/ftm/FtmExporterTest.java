package org.tracer.export.ftm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FtmExporterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void write_shouldSayWhatEnded() throws IOException {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.example(Grain.OUTPUTS))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws IOException {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (JsonNode entity : entities(graph)) {
      if (!entity.get("schema").asString().equals("UnknownLink")) {
        ExpectedEnds.add(ends, entity.at("/properties/summary/0").asString(""));
      }
    }
    return ends;
  }

  @Test
  void write_shouldLinkEntitiesThatAreThere() throws IOException {
    for (FlowGraph<?, ?> graph : graphs()) {
      Map<String, String> schemas = new HashMap<>();
      for (JsonNode entity : entities(graph)) {
        assertThat(schemas.put(entity.get("id").asString(), entity.get("schema").asString()))
            .isNull();
      }
      for (JsonNode entity : entities(graph)) {
        for (String end : List.of("subject", "object")) {
          entity
              .at("/properties/" + end)
              .forEach(id -> assertThat(schemas.get(id.asString())).isIn("CryptoWallet", "Event"));
        }
      }
    }
  }

  @Test
  void write_shouldKeepExactAmountsPolicyAndAttributions() throws IOException {
    List<JsonNode> entities = entities(Exports.example(Grain.ADDRESSES));
    assertThat(entities.getFirst().at("/properties/description/0").asString())
        .contains("policy: fifo\n")
        .contains("limits: HOP_LIMIT");
    assertThat(entities)
        .anySatisfy(one ->
            assertThat(one.at("/properties/notes/0").asString())
                .isEqualTo("Attribution by the user: exchange deposit, says the exchange"))
        .anySatisfy(one ->
            assertThat(one.at("/properties/description/0").asString())
                .contains("\nvalue: 400000\n")
                .contains("\ntraced: payment-2=300000 "));
  }

  private static List<FlowGraph<?, ?>> graphs() {
    return List.of(
        Exports.example(Grain.ADDRESSES),
        Exports.accounts(),
        Exports.hostile(),
        Exports.hostileAccounts());
  }

  private static List<JsonNode> entities(FlowGraph<?, ?> graph) throws IOException {
    String text = new String(Exports.whole("ftm", graph), UTF_8);
    assertThat(text).doesNotContain("\\ud8").endsWith("}\n");
    return text.lines().map(MAPPER::readTree).toList();
  }
}
