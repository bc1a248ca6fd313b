package org.tracer.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tracer.export.Exports;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JsonExporterTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void write_shouldStateAmountsAsStrings() throws IOException {
    JsonNode json = MAPPER.readTree(Exports.whole("json", Exports.example(Grain.OUTPUTS)));
    assertThat(json.at("/graph/format").asString()).isEqualTo("tracer-graph/1");
    assertThat(json.at("/directed").asBoolean()).isTrue();
    assertThat(json.get("nodes").size()).isEqualTo(13);
    assertThat(json.get("edges").size()).isEqualTo(12);
    JsonNode output = find(json.get("nodes"), "output:" + NamedLedger.outPoint("merge", 0));
    assertThat(output.get("value_sat").isString()).isTrue();
    assertThat(output.get("value_sat").asString()).isEqualTo("1200000");
    assertThat(output.at("/traced/0/label").asString()).isEqualTo("payment-1");
    assertThat(output.at("/traced/0/amount_sat").asString()).isEqualTo("1000000");
    assertThat(output.at("/traced/1/amount_sat").asString()).isEqualTo("200000");
    long ended = 0;
    for (JsonNode node : json.get("nodes")) {
      for (JsonNode amount :
          node.findValues("amounts").stream().flatMap(JsonNode::valueStream).toList()) {
        ended += Long.parseLong(amount.get("amount_sat").asString());
      }
    }
    assertThat(ended).isEqualTo(1_500_000);
  }

  @Test
  void write_shouldKeepHostileTextExactly() throws IOException {
    JsonNode json = MAPPER.readTree(Exports.whole("json", Exports.hostile()));
    JsonNode service = find(json.get("nodes"), "address:" + NamedLedger.address("service"));
    assertThat(service.at("/endings/0/notes/0").asString()).isEqualTo(Exports.HOSTILE);
    assertThat(service.at("/endings/0/amounts/0/label").asString()).isEqualTo(Exports.FORMULA);
  }

  @Test
  void write_shouldStateAmountsOfAccountsWithTheirAssets() throws IOException {
    JsonNode json = MAPPER.readTree(Exports.whole("json", Exports.accounts()));
    assertThat(json.at("/graph/grain").asString()).isEqualTo("ACCOUNTS");
    assertThat(json.at("/graph/noise_count").asString()).isEqualTo("2");
    JsonNode dave = find(json.get("nodes"), "account:" + ExampleFunds.named("dave").text());
    assertThat(dave.at("/endings/0/amounts/0/asset").asString()).isEqualTo("eip155:1/native");
    assertThat(dave.at("/endings/0/amounts/0/amount").isString()).isTrue();
    assertThat(dave.at("/endings/0/amounts/0/amount").asString()).isEqualTo("350000000000000000");
    JsonNode tip = find(json.get("edges"), AccountStory.hash("split") + ":1");
    assertThat(tip.get("paid_to").asString()).isEqualTo(ExampleFunds.named("proposer").text());
    assertThat(tip.get("block_height").asLong()).isEqualTo(5);
  }

  @Test
  void write_shouldShowNoSymbolThatMisleads() throws IOException {
    JsonNode json = MAPPER.readTree(Exports.whole("json", Exports.hostileAccounts()));
    JsonNode pass = find(json.get("edges"), AccountStory.hash("pass") + ":0");
    assertThat(pass.at("/traced/0/label").asString()).isEqualTo(Exports.HOSTILE);
    assertThat(pass.get("symbol").asString())
        .isEqualTo("\"=cmd()|' /C calc'!A0']; …\" (" + ExampleFunds.USD + ")");
  }

  private static JsonNode find(JsonNode list, String id) {
    for (JsonNode item : list) {
      if (item.get("id").asString().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("no " + id);
  }
}
