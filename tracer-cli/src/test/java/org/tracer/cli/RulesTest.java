package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules side by side, bounds, backward traces. In the training case 2,148,001 traced satoshi go
 * into block 110's payment to the service, and only 1,648,001 could have gone elsewhere; 500,000
 * more reach it in block 112.
 */
class RulesTest {

  private static final String PAYMENT_1 =
      "f003d9d29e81a7e1d565e49cd9a5d42a631da3e3a51e268c9f2c43a884efcf5b:0";
  private static final String SERVICE = "bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw";
  private static final String TO_SERVICE =
      "d341620c1ae026d4f8e885c31f645a7613f5a60bbe3656392308a9989cb64dd2:1";

  @TempDir private Path directory;
  private String source = "";

  @BeforeEach
  void writeBlocks() throws IOException {
    source = CliRun.trainingBlocks(directory);
  }

  @Test
  void demo_shouldShowEveryRuleAndWhatHoldsWhateverTheRule() {
    CliRun run = CliRun.of("demo", "--policy", "all");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("fifo, clean-first: 0.01000000 BTC (1000000 sat)")
        .contains("haircut: 0.01960373 BTC (1960373 sat)")
        .contains("whatever the rule: at least 0.01000000 BTC (1000000 sat), at most\n")
        .contains("Under every rule each label's endpoints sum to its seed");
  }

  @Test
  void document_shouldCarryAmountsAndBounds() {
    JsonNode root =
        JsonMapper.shared().readTree(CliRun.of("demo", "--policy", "all", "--json").out());
    JsonNode end = root.get("endpoints").get(0);
    assertThat(root.get("format").asString()).isEqualTo("tracer-trace/1");
    assertThat(end.get("amounts").propertyNames())
        .containsExactly(
            "fifo", "lifo", "haircut", "poison", "dirty-first", "clean-first", "tiho", "pure");
    assertThat(
            root.get("endpoints")
                .valueStream()
                .filter(row -> !row.get("bounds").isNull())
                .filter(row -> row.get("bounds").has("least"))
                .count())
        .isEqualTo(50);
  }

  @Test
  void boundsOf_shouldNameTheOutputsThatDecide() {
    CliRun run =
        CliRun.of(
            "trace", "--source", source, "--policy", "all", "--bounds-of", SERVICE, PAYMENT_1);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Whatever the rule, to these addresses together")
        .contains("The most is decided by");
  }

  @Test
  void request_shouldStateTheTimeOfChoice() {
    CliRun run =
        CliRun.of(
            "trace",
            "--source",
            source,
            "--json",
            "--chosen-at",
            "2026-01-31T09:30:00Z",
            PAYMENT_1);
    JsonNode request = JsonMapper.shared().readTree(run.out()).get("request");
    assertThat(request.get("chosenAt").asString()).isEqualTo("2026-01-31T09:30:00Z");
    assertThat(CliRun.of("trace", "--source", source, PAYMENT_1).out())
        .containsPattern("chosen +20\\d\\d-.*, before any data was read");
  }

  @Test
  void backward_shouldNameTheCoinsCreation() {
    CliRun run = CliRun.of("trace", "--source", source, "--backward", TO_SERVICE);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Trace, backward", "Asked about", "Where the coins were created", "COINBASE");
  }

  @Test
  void backward_shouldShowTheRulesThatHaveAMeaning() {
    CliRun run =
        CliRun.of("trace", "--source", source, "--backward", "--policy", "all", TO_SERVICE);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("  lifo ").doesNotContain("tiho");
  }

  @Test
  void export_shouldDrawTheRuleThatIsNamed() throws IOException {
    Path document = directory.resolve("all.json");
    Files.writeString(document, CliRun.of("demo", "--policy", "all", "--json").out());
    Path one = directory.resolve("lifo.graphml");
    assertThat(CliRun.of("export", document.toString(), "--to", "graphml=" + one).code())
        .isEqualTo(64);
    CliRun run =
        CliRun.of("export", document.toString(), "--policy", "lifo", "--to", "graphml=" + one);
    assertThat(run.code()).isZero();
    Path alone = directory.resolve("alone.graphml");
    CliRun.of("demo", "--policy", "lifo", "--export", "graphml=" + alone, "--quiet");
    assertThat(one).hasSameTextualContentAs(alone);
  }

  @ParameterizedTest
  @CsvSource({
    "--policy nonsense,              there is no such policy",
    "--fees miner,                   there is no such rule for fees",
    "--chosen-at yesterday,          not a moment in UTC",
    "--bounds 5,                     bounds are computed for",
    "--policy all --bounds -1,       a negative number",
    "--policy all --fees fees-first --bounds 5, bounds are not computed",
    "--policy tiho --backward,       which inputs are labelled",
    "--backward --until 2025-01-01,  goes to earlier blocks",
    "--policy all --export dot=x.dot, a graph shows",
    "--policy all --bounds-of 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, network"
  })
  void badRequests_shouldSayWhatIsWrong(String options, String message) {
    String[] words = ("trace --source " + source + " " + PAYMENT_1 + " " + options).split(" ", -1);
    CliRun run = CliRun.of(words);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(64);
  }
}
