package org.tracer.export.i2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Poison;
import org.tracer.export.CsvTable;
import org.tracer.export.ExpectedEnds;
import org.tracer.export.Exports;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

class I2ExporterTest {

  @Test
  void write_shouldGiveEveryEntityWhatEndedThere() throws IOException {
    assertThat(ends(Exports.example(Grain.ADDRESSES))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.example(Grain.OUTPUTS))).isEqualTo(ExpectedEnds.ofTrace());
    assertThat(ends(Exports.accounts())).isEqualTo(ExpectedEnds.ofFunds());
  }

  /** As the import merges: entities of one identity are one. */
  private static Map<String, BigInteger> ends(FlowGraph<?, ?> graph) throws IOException {
    Map<String, String> ended = new HashMap<>();
    for (Map<String, String> row : rows(graph, "links")) {
      for (String end : List.of("end1_", "end2_")) {
        String before = ended.put(row.get(end + "identity"), row.get(end + "ended"));
        assertThat(before).isIn(null, row.get(end + "ended"));
      }
    }
    Map<String, BigInteger> ends = new TreeMap<>();
    ended.values().forEach(text -> ExpectedEnds.add(ends, text));
    return ends;
  }

  @Test
  void write_shouldHaveIdentitiesThatDifferInMoreThanCase() throws IOException {
    for (FlowGraph<?, ?> graph : List.of(Exports.example(Grain.ADDRESSES), Exports.accounts())) {
      Set<String> identities = new HashSet<>();
      Set<String> links = new HashSet<>();
      for (Map<String, String> row : rows(graph, "links")) {
        identities.add(row.get("end1_identity"));
        identities.add(row.get("end2_identity"));
        assertThat(links.add(row.get("link_identity"))).isTrue();
        assertThat(row.get("end1_identity")).startsWith(row.get("end1_chain") + "/");
      }
      assertThat(identities.stream().map(one -> one.toLowerCase(Locale.ROOT)))
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(5);
    }
  }

  @Test
  void write_shouldStateDatesAmountsAndPolicyOfLinks() throws IOException {
    Map<String, String> fee =
        rows(Exports.example(Grain.ADDRESSES), "links").stream()
            .filter(row -> row.getOrDefault("link_interaction", "").equals("FEE"))
            .findFirst()
            .orElseThrow();
    // Block 103, ten minutes each.
    assertThat(fee)
        .containsEntry("link_date", "2026-01-01")
        .containsEntry("link_time", "17:10:00")
        .containsEntry("link_value", "5000")
        .containsEntry("link_value_decimal", "0.00005000")
        .containsEntry("link_label", "0.00005000 BTC")
        .containsEntry("link_policy", "fifo");
  }

  @Test
  void write_shouldSayWhatEachColumnIsFor() throws IOException {
    for (FlowGraph<?, ?> graph : List.of(Exports.example(Grain.ADDRESSES), Exports.accounts())) {
      List<Map<String, String>> specification = rows(graph, "specification");
      assertThat(
              specification.stream()
                  .filter(row -> row.getOrDefault("about", "").equals("column"))
                  .map(row -> row.get("name")))
          .containsExactlyElementsOf(rows(graph, "links").getFirst().keySet());
      assertThat(specification)
          .anySatisfy(row ->
              assertThat(row).containsEntry("name", "policy").containsEntry("meaning", "fifo"))
          .anySatisfy(row -> assertThat(row).containsEntry("name", "limits"))
          .anySatisfy(row -> assertThat(row).containsEntry("name", "horizon_hash"));
    }
  }

  @Test
  void write_shouldKeepRecordsWholeWhenTextIsHostile() throws IOException {
    for (FlowGraph<?, ?> graph : List.of(Exports.hostile(), Exports.hostileAccounts())) {
      for (Map<String, String> row : rows(graph, "links")) {
        assertThat(row.values()).noneMatch(field -> field.strip().matches("(?s)[=+@-].*"));
      }
    }
  }

  @Test
  void write_shouldHaveNoSumsUnderPoison() throws IOException {
    TraceGraph poison =
        TraceGraph.of(ExampleTrace.of(new Poison(), "a", "b", "note"), Grain.ADDRESSES);
    assertThat(rows(poison, "links"))
        .allSatisfy(row ->
            assertThat(row)
                .containsEntry("link_traced_value", "")
                .containsEntry("end2_ended_amount", ""))
        .anySatisfy(row -> assertThat(row.get("link_traced")).startsWith("a=").contains("; b="));
  }

  private static List<Map<String, String>> rows(FlowGraph<?, ?> graph, String part)
      throws IOException {
    return CsvTable.rows(new String(Exports.parts("i2", graph).get(part), UTF_8));
  }
}
