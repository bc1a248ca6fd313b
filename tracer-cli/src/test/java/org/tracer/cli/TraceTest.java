package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.fixtures.TrainingCase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traces of the training case, whose amounts were worked out by hand. */
class TraceTest {

  private static final String PAYMENT_1 =
      "f003d9d29e81a7e1d565e49cd9a5d42a631da3e3a51e268c9f2c43a884efcf5b:0";
  private static final String LEFTOVER = "bcrt1qyqlfaj85vu9e0qrl2kjz592ghclf3r9sxu0m5f";
  private static final String SERVICE = "bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw";

  @TempDir private Path directory;
  private String source = "";

  @BeforeEach
  void writeBlocks() throws IOException {
    source = CliRun.trainingBlocks(directory);
  }

  @Test
  void trace_shouldReportSheetPlacesAndLimits() {
    CliRun run =
        CliRun.of(
            "trace", "--source", source, "victim=" + PAYMENT_1, "--stop", SERVICE + "=ask them");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("victim +seeded +1250000 +0\\.01250000")
        .contains("1. 0.00898500 BTC (898500 sat)  UNSPENT")
        .contains("at " + LEFTOVER)
        .contains("stop list: ask them")
        .contains("it does not say who");
  }

  @Test
  void trace_shouldPrintDocumentAloneWhenJson() {
    CliRun run = CliRun.of("trace", "--source", source, "--json", PAYMENT_1);
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("format").asString()).isEqualTo("tracer-trace/1");
    assertThat(document.get("limits").size()).isEqualTo(1);
    assertThat(document.get("limits").get(0).get("rule").asString()).isEqualTo("coinJoins");
    assertThat(run.code()).isZero();
  }

  /** With all that is no ledger fact switched off, a document has no room for it either. */
  @Test
  void trace_shouldSayNothingBesideTheLedgerWhenAllOfThatIsOff() {
    CliRun run =
        CliRun.of("trace", "--source", source, "--json", PAYMENT_1, "--no-tags", "--no-inferences");
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("limits").isEmpty()).isTrue();
    assertThat(run.out())
        .doesNotContain("tagSets")
        .doesNotContain("coinJoins")
        .doesNotContain("inferences")
        .doesNotContain("\"tags\"");
  }

  @Test
  void trace_shouldRefuseToGoThroughWhatItDoesNotKnow() {
    assertThat(CliRun.of("trace", "--source", source, PAYMENT_1, "--through", "walls").err())
        .contains("there is nothing of this kind to go through")
        .contains("coinjoin, service, mixer");
    CliRun both =
        CliRun.of(
            "trace", "--source", source, PAYMENT_1, "--through", "coinjoin", "--no-inferences");
    assertThat(both.code()).isEqualTo(64);
    assertThat(both.err()).contains("without inferences no CoinJoin is known");
  }

  @Test
  void trace_shouldSayWhatLimitCut() {
    CliRun run = CliRun.of("trace", "--source", source, PAYMENT_1, "--max-hops", "1");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("HOP_LIMIT")
        .contains("--max-hops 1\n    cut 1 endpoint (HOP_LIMIT), 0.01250000 BTC (1250000 sat)");
  }

  @Test
  void trace_shouldSayThatPoisonIsNoAmount() {
    CliRun run = CliRun.of("trace", "--source", source, PAYMENT_1, "--policy", "poison");
    assertThat(run.out()).contains("and no amounts").contains("Places that were reached");
    assertThat(run.code()).isZero();
  }

  /** The order by rank is another than that by amount, and the document knows of neither. */
  @Test
  void demo_shouldListPlacesByRankOnlyInTheReport() {
    CliRun byRank = CliRun.of("demo", "--order", "rank");
    assertThat(byRank.code()).isZero();
    assertThat(byRank.out())
        .contains("where the money is, by rank", "an order for triage", "no\nprobability")
        .containsSubsequence("(service-deposit)", "(payee-1)", "(leftover)", "(wage-9)");
    assertThat(CliRun.of("demo").out())
        .contains("where the money is, largest first")
        .doesNotContain("triage")
        .containsSubsequence("(leftover)", "(service-deposit)", "(payee-1)", "(wage-9)");
    assertThat(CliRun.of("demo", "--json", "--order", "rank").out())
        .isEqualTo(CliRun.of("demo", "--json").out());
  }

  @Test
  void trace_shouldReadStopListAndSourceFromEnvironment() throws IOException {
    Path list =
        Files.writeString(
            directory.resolve("stop list.csv"),
            "\ufeffaddress,reason\r\n# a note\r\n" + SERVICE + ",\"said \"\"X\"\", twice\"\r\n");
    CliRun run =
        CliRun.of(
            Map.of("TRACER_SOURCE", source),
            false,
            StandardCharsets.UTF_8,
            "trace",
            PAYMENT_1,
            "--stop-list",
            list.toString());
    assertThat(run.out()).contains("stop list: said \"X\", twice");
    assertThat(run.code()).isZero();
  }

  @Test
  void trace_shouldShowControlCharactersOfLabelsAsEscapes() {
    CliRun run = CliRun.of("trace", "--source", source, "pay\u202eer=" + PAYMENT_1);
    assertThat(run.out()).contains("pay\\u202eer").doesNotContain("\u202e");
  }

  @Test
  void trace_shouldEscapeWhatConsoleCannotShow() {
    CliRun run =
        CliRun.of(
            Map.of(),
            true,
            StandardCharsets.US_ASCII,
            "trace",
            "--source",
            source,
            "Jürgen-\ud83d\ude00=" + PAYMENT_1);
    assertThat(run.out()).contains("J\\u00fcrgen-\\u1f600");
  }

  @Test
  void trace_shouldRecordAndReplayToTheSameDocument() {
    Path recording = directory.resolve("kept here");
    String chosen = "--chosen-at=2026-01-02T03:04:05Z";
    String kept = recording.toString();
    CliRun first =
        CliRun.of("trace", "--source", source, "--json", PAYMENT_1, chosen, "--record", kept);
    CliRun again =
        CliRun.of("trace", "--source", "recording:" + recording, "--json", PAYMENT_1, chosen);
    assertThat(first.code()).isZero();
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void demo_shouldEndWhereWorkedOutByHandUnderEveryPolicy() {
    for (String policy : new String[] {"fifo", "haircut", "poison"}) {
      CliRun run = CliRun.of("demo", "--json", "--policy", policy);
      Map<String, Long> expected = new TreeMap<>();
      TrainingCase.answers().stream()
          .filter(answer -> answer.policy().equals(policy))
          .forEach(answer ->
              expected.merge(
                  answer.label() + " " + answer.reason(), answer.amountSat(), Long::sum));
      Map<String, Long> actual = new TreeMap<>();
      for (JsonNode endpoint : JsonMapper.shared().readTree(run.out()).get("endpoints")) {
        actual.merge(
            endpoint.get("label").asString() + " " + endpoint.get("reason").asString(),
            Long.valueOf(endpoint.get("amount").asString()),
            Long::sum);
      }
      assertThat(actual).as(policy).isEqualTo(expected);
    }
  }

  @Test
  void demo_shouldTellStoryAndCompareAndSayWhatToTryNext() {
    CliRun run = CliRun.of("demo");
    assertThat(run.out())
        .startsWith("OPERATION LANTERN")
        .containsSubsequence("Balance sheet", "under fifo and haircut", "TRY NEXT");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void export_shouldWriteSameGraphAsTrace() throws IOException {
    Path document = directory.resolve("trace.json");
    Path beside = directory.resolve("beside.graphml");
    Path later = directory.resolve("later.graphml");
    CliRun traced = CliRun.of("demo", "--json", "--export", "graphml=" + beside);
    Files.writeString(document, traced.out());
    CliRun run = CliRun.of("export", document.toString(), "--to", "graphml=" + later);
    assertThat(run.code()).isZero();
    assertThat(later).hasSameBinaryContentAs(beside);
  }

  @Test
  void show_shouldAddUpAddress() {
    CliRun run = CliRun.of("show", "--source", source, LEFTOVER);
    assertThat(run.out()).contains("received  1200000", "balance   1200000", "1 transaction,");
    assertThat(run.code()).isZero();
  }

  @Test
  void show_shouldNameSpenderOfOutput() {
    CliRun run = CliRun.of("show", "--source", source, "--json", PAYMENT_1);
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("output").get("amount").asString()).isEqualTo("1250000");
    assertThat(document.get("output").get("fate").asString()).isEqualTo("SPENT");
  }
}
