package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.graph.TraceGraph;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.account.ExampleFunds;

/** What sources claim and heuristics infer is in every format; without it nothing is different. */
class AnnotatedExportTest {

  private static final String LABEL = "Exchange Number Nine";
  private static final String SOURCE = "a court order of 2024";
  private static final String EVIDENCE = "three equal outputs of 77";

  static List<String> formats() {
    return Exporters.all().stream().map(GraphExporter::format).toList();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void outputs_shouldSayWhatIsSaid(String format) throws IOException {
    for (Grain grain : Grain.values()) {
      TraceGraph plain = Exports.example(grain);
      TracedTransaction transaction = plain.trace().transactions().getLast();
      Annotations said =
          said(NamedLedger.address("service").toString(), transaction.id().toString());
      check(format, TraceGraph.of(plain.trace().withAnnotations(said), grain));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void accounts_shouldSayWhatIsSaid(String format) throws IOException {
    String account = ExampleFunds.named("exchange").text();
    check(
        format,
        FundsGraph.of(
            ExampleFunds.fifo().withAnnotations(said(account, account)), AccountRule.FIFO));
  }

  /** A graph of which nothing is said has no room for it either. */
  @Test
  void plain_shouldNotMentionAnnotations() throws IOException {
    assertThat(text("csv", Exports.example(Grain.ADDRESSES))).doesNotContain("inferences");
    assertThat(text("json", Exports.accounts())).doesNotContain("\"tags\"");
  }

  private static void check(String format, FlowGraph<?, ?> graph) throws IOException {
    String text = text(format, graph);
    assertThat(text).as("label").contains(LABEL);
    if (!format.equals("dot")) {
      assertThat(text).as("source").contains(SOURCE);
    }
    if (!List.of("dot", "tagpack").contains(format)) {
      assertThat(text).as("inference").contains(EVIDENCE).contains("test-rule/3").contains("WEAK");
    }
  }

  private static Annotations said(String address, String subject) {
    TagClaim claim =
        new TagClaim(LABEL, "nine", List.of("exchange"), "forensic", SOURCE, "2024-02-29", "pack");
    Heuristic rule = new Heuristic("test-rule", 3, Strength.WEAK, new TreeMap<>());
    return Annotations.of(
        List.of(new TaggedAddress(address, List.of(claim))),
        List.of(new Inference(rule, subject, "coinjoin", Verdict.POSSIBLE, List.of(EVIDENCE))));
  }

  private static String text(String format, FlowGraph<?, ?> graph) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, byte[]> part : Exports.parts(format, graph).entrySet()) {
      byte[] bytes = part.getValue();
      if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
          for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            text.append(new String(zip.readAllBytes(), UTF_8));
          }
        }
      } else {
        text.append(new String(bytes, UTF_8));
      }
    }
    return text.toString();
  }
}
