package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runner's chain of the training case: four payments, told in its story. */
class PeelTest {

  private static final String START =
      "9c67e5f6c6c72d37844fbe6d55ddfed56a093fbc4ffbe9fbdea8052819c54f2b:0";
  private static final String SECOND_PAYEE = "mmcxWo1KXrCzbWN5z98ynjnsJDRQ3WhATC";

  @TempDir private Path directory;
  private String source = "";

  @BeforeEach
  void writeBlocks() throws IOException {
    source = CliRun.trainingBlocks(directory);
  }

  /** 4 000 000 less 700 000, 800 000, 450 000 and 48 500, and four fees of 500. */
  @Test
  void peel_shouldListEveryPaymentAndTheSum() {
    CliRun run = CliRun.of("peel", START, "--source", source);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("paid in 4 peels +1998500 +0\\.01998500")
        .containsPattern("remaining +1999500 +0\\.01999500")
        .contains("1. 0.00700000 BTC (700000 sat)", "4. 0.00048500 BTC (48500 sat)")
        .contains("ended: INPUTS")
        .contains("is an inference");
  }

  @Test
  void peel_shouldHoldAllInJson() {
    String text = CliRun.of("peel", START, "--source", source, "--json").out();
    Schemas.requireValid("tracer-peel-1", text);
    JsonNode document = JsonMapper.shared().readTree(text);

    assertThat(document.get("format").asString()).isEqualTo("tracer-peel/1");
    assertThat(document.get("paid").asString()).isEqualTo("1998500");
    assertThat(document.get("peels").size()).isEqualTo(4);
    assertThat(document.at("/peels/1/payment/address").asString()).isEqualTo(SECOND_PAYEE);
    assertThat(document.at("/peels/1/change/verdict").asString()).isEqualTo("YES");
    assertThat(document.at("/peels/1/change/heuristic").asString()).isEqualTo("change");
  }

  @Test
  void peel_shouldNameWhoIsPaidByTag() {
    String tags = directory.resolve("tags.jsonl").toString();
    CliRun.of(
        "tag",
        "add",
        SECOND_PAYEE,
        "--network",
        "bitcoin-regtest",
        "--label",
        "Cash desk",
        "--source",
        "a statement",
        "--tags",
        tags);

    assertThat(CliRun.of("peel", START, "--source", source, "--tags", tags).out())
        .contains("tag: \"Cash desk\", says \"a statement\"");
  }

  @Test
  void peel_shouldStopAtItsLimitAndRefuseWhatItCannotDo() {
    assertThat(CliRun.of("peel", START, "--source", source, "--max-peels", "2").out())
        .contains("paid in 2 peels")
        .contains("ended: HOP_LIMIT");
    CliRun whole = CliRun.of("peel", START.substring(0, 64), "--source", source);
    assertThat(whole.code()).isEqualTo(64);
    assertThat(whole.err()).contains("a peel chain begins with one output");
    assertThat(CliRun.of("peel", START, "--source", source, "--no-inferences").err())
        .contains("a peel chain is an inference");
  }

  @Test
  void show_shouldSayWhatEveryChangeHeuristicSays() {
    CliRun run = CliRun.of("show", START.substring(0, 64), "--source", source);
    assertThat(run.out())
        .contains("Inferred, no facts")
        .containsSubsequence("by change/2, WEAK", "by change-all/2, WEAK", "low-r/1");
    CliRun without =
        CliRun.of("show", START.substring(0, 64), "--source", source, "--no-inferences");
    assertThat(without.out()).doesNotContain("Inferred").contains("outputs");
    CliRun wide = CliRun.of("show", START.substring(0, 64), "--source", source, "--neighbours");
    assertThat(wide.code()).isZero();
    assertThat(wide.out()).isNotEqualTo(run.out()).contains("optimal-change/1");
  }
}
