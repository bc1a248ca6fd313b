package org.tracer.export.tagpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tracer.accounting.account.AccountRule;
import org.tracer.export.Exports;
import org.tracer.export.LargeTrace;
import org.tracer.export.PublishedSchemas;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.graph.TraceGraph;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.trace.account.ExampleFunds;

class TagPackExporterTest {

  @Test
  void write_shouldTagWhatTheUserNotedAndNothingElse() throws IOException {
    assertThat(tags(Exports.example(Grain.ADDRESSES)))
        .singleElement()
        .satisfies(tag ->
            assertThat(tag)
                .containsEntry("address", NamedLedger.address("service").toString())
                .containsEntry("label", "exchange deposit, says the exchange")
                .containsEntry("currency", "BTC")
                .containsEntry("confidence", "unknown"));
    assertThat(tags(Exports.accounts()))
        .singleElement()
        .satisfies(tag ->
            assertThat(tag)
                .containsEntry("address", ExampleFunds.named("exchange").text())
                .containsEntry("label", "an exchange")
                .containsEntry("network", "ETH"));
    // Whether others may read it is not for a program to say.
    assertThat(pack(Exports.accounts())).containsEntry("is_public", false);
  }

  @Test
  void write_shouldKeepHostileNotesInTheirField() throws IOException {
    assertThat(tags(Exports.hostile()))
        .singleElement()
        .satisfies(tag ->
            assertThat((String) tag.get("label"))
                .startsWith("\"]; evil [label=\"x\"] <script>")
                .contains(" \n 2\r\n ")
                .endsWith(" \ud83d\ude00 , ; =cmd()"));
    FundsGraph odd =
        FundsGraph.of(
            ExampleFunds.of("a: b\u0085- c\u2028#", "- x", new TokenClaims("U", 6)),
            AccountRule.FIFO);
    assertThat((String) pack(odd).get("description")).contains("a: b\u0085- c\u2028#");
  }

  @Test
  void write_shouldSayThatThereAreNoTags() throws IOException {
    FlowGraph<?, ?> graph = TraceGraph.of(LargeTrace.of(1), Grain.ADDRESSES);
    assertThat(tags(graph)).isEmpty();
    assertThat((String) pack(graph).get("description")).startsWith("There are no tags");
  }

  @Test
  void write_shouldFollowThePublishedSchema() throws IOException {
    Map<?, ?> schema = (Map<?, ?>) load(PublishedSchemas.text("tagpack/tagpack_schema.yaml"));
    List<String> confidences =
        PublishedSchemas.text("tagpack/confidence.csv")
            .lines()
            .map(line -> line.replaceAll(",.*", ""))
            .toList();
    for (FlowGraph<?, ?> graph : List.of(Exports.example(Grain.ADDRESSES), Exports.accounts())) {
      check(part(schema, "header"), pack(graph).keySet());
      for (Map<String, Object> tag : tags(graph)) {
        check(part(schema, "tag"), tag.keySet());
        assertThat(confidences).contains((String) tag.get("confidence"));
      }
    }
  }

  private static Map<?, ?> part(Map<?, ?> schema, String name) {
    return (Map<?, ?>) Objects.requireNonNull(schema.get(name));
  }

  private static void check(Map<?, ?> schema, Set<String> used) {
    assertThat(new HashSet<Object>(schema.keySet())).containsAll(used);
    schema.forEach((name, field) -> {
      if (Boolean.TRUE.equals(((Map<?, ?>) field).get("mandatory"))) {
        assertThat(used).contains((String) name);
      }
    });
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> tags(FlowGraph<?, ?> graph) throws IOException {
    return (List<Map<String, Object>>) Objects.requireNonNull(pack(graph).get("tags"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> pack(FlowGraph<?, ?> graph) throws IOException {
    return (Map<String, Object>) load(new String(Exports.whole("tagpack", graph), UTF_8));
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
        .loadFromString(yaml);
  }
}
