package org.tracer.export.ftm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.export.Exports;
import org.tracer.export.ReaderProcess;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has the library of FollowTheMoney's makers read what is written for Aleph. */
class FollowTheMoneyTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void write_shouldArriveInFollowTheMoney() throws Exception {
    for (FlowGraph<?, ?> graph :
        List.of(
            Exports.example(Grain.ADDRESSES),
            Exports.accounts(),
            Exports.hostile(),
            Exports.hostileAccounts())) {
      byte[] written = Exports.whole("ftm", graph);
      JsonNode read = read(written);
      List<String> lines = new String(written, UTF_8).lines().toList();
      assertThat(read.size()).isEqualTo(lines.size());
      for (int i = 0; i < lines.size(); i++) {
        JsonNode entity = read.get(i);
        // The library leaves out what it takes for empty.
        assertThat(entity.get("properties"))
            .isEqualTo(MAPPER.readTree(lines.get(i)).get("properties"));
        for (String flaw : List.of("missing", "astray", "tooLong")) {
          assertThat(entity.get(flaw)).as(flaw + lines.get(i)).isEmpty();
        }
      }
    }
  }

  /** Ten vertices and twelve edges; 300000 of the 400000 satoshi of merge:1 are of payment-2. */
  @Test
  void write_shouldGiveFollowTheMoneyEverySchemaAndExactAmounts() throws Exception {
    JsonNode read = read(Exports.whole("ftm", Exports.example(Grain.ADDRESSES)));
    assertThat(schemata(read))
        .isEqualTo(Map.of("Note", 1, "CryptoWallet", 5, "Event", 5, "UnknownLink", 12));
    JsonNode merged = link(read, "payment-2=300000 ");
    assertThat(merged.at("/properties/description/0").asString()).contains("\nvalue: 400000\n");
    assertThat(merged.at("/properties/summary/0").asString())
        .isEqualTo("0.00300000 of 0.00400000 BTC, from the subject to the object");
    assertThat(merged.at("/properties/date/0").asString()).isEqualTo("2026-01-01T17:00:00");
    assertThat(end(read, merged, 0).at("/properties/recordId/0").asString())
        .isEqualTo(NamedLedger.id("merge").toString());
    assertThat(end(read, merged, 1).at("/properties/publicKey/0").asString())
        .isEqualTo(NamedLedger.address("hub").toString());
  }

  /** Fourteen vertices and sixteen edges; half of the burnt 0.01 ether is traced. */
  @Test
  void write_shouldGiveFollowTheMoneyAccounts() throws Exception {
    JsonNode read = read(Exports.whole("ftm", Exports.accounts()));
    Map<String, Integer> schemata = schemata(read);
    assertThat(schemata).containsEntry("Note", 1).containsEntry("UnknownLink", 16);
    assertThat(schemata.getOrDefault("CryptoWallet", 0) + schemata.getOrDefault("Event", 0))
        .isEqualTo(14);
    JsonNode fee = link(read, "payment-1=5000000000000000 ");
    assertThat(fee.at("/properties/summary/0").asString())
        .isEqualTo("0.005 of 0.01 ETH, from the subject to the object");
    assertThat(fee.at("/properties/recordId/0").asString())
        .isEqualTo(AccountStory.hash("split").toString());
    assertThat(end(read, fee, 0).get("caption").asString())
        .isEqualTo(ExampleFunds.named("alice").text());
  }

  private static Map<String, Integer> schemata(JsonNode read) {
    Map<String, Integer> schemata = new HashMap<>();
    read.forEach(entity -> schemata.merge(entity.get("schema").asString(), 1, Integer::sum));
    return schemata;
  }

  /** The only link of which this is traced. */
  private static JsonNode link(JsonNode read, String traced) {
    List<JsonNode> links =
        read.valueStream()
            .filter(entity -> entity.get("schema").asString().equals("UnknownLink"))
            .filter(entity ->
                entity.at("/properties/description/0").asString().contains("\ntraced: " + traced))
            .filter(entity -> entity.at("/properties/role/0").asString().matches("(CREATES|FEE).*"))
            .toList();
    assertThat(links).hasSize(1);
    return links.getFirst();
  }

  private static JsonNode end(JsonNode read, JsonNode link, int index) {
    String id = link.get("edge").get(index).asString();
    return read.valueStream()
        .filter(entity -> entity.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode read(byte[] written) throws Exception {
    Path file = directory.resolve("trace.ftm");
    Files.write(file, written);
    return MAPPER.readTree(
        ReaderProcess.node(
            "followthemoney.js", "@alephdata/followthemoney", directory, file.toString()));
  }
}
