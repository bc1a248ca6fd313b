package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;

/** The training case on accounts through the command line. */
class EthereumDemoTest {

  @TempDir Path directory;

  @Test
  void demo_shouldTellStoryAndShowWhereTheMoneyIs() throws IOException {
    List<String> before = left();
    CliRun run = CliRun.of("demo", "ethereum");
    assertThat(run.out())
        .startsWith("OPERATION HARBOUR LIGHT")
        .containsSubsequence(
            "evm+http://training-case.invalid",
            "payment-1  12500 TUSD",
            "(reserve-1)",
            "fifo: 5000 TUSD",
            "pro-rata: 4238.598005 TUSD",
            "18 of 18 recomputed",
            "TRY NEXT");
    assertThat(run.out())
        .doesNotContain("tracer-training-case-", "HELD", "STOP_LIST", "ZERO_VALUE", "PAID_LOOK");
    assertThat(run.code()).isZero();
    assertThat(left()).isEqualTo(before);
  }

  /** Each asset by itself, by the most that either rule puts there; the amounts are the answers. */
  @Test
  void demo_shouldOrderPlacesWithinTheirAsset() {
    assertThat(CliRun.of("demo", "ethereum").out())
        .containsSubsequence(
            "Where the money is: TUSD, largest under any rule first",
            "(reserve-1)",
            "(exchange-deposit)",
            "(collector)",
            "(runner)",
            "(imitation-of-exchange-deposit)",
            "Where the money is: native, largest under any rule first",
            "  1. 0xA51c1fc2f0D1a1b8494Ed1FE312d7C3a78Ed91C0 (lockbox)",
            "Destroyed: TUSD");
  }

  /** The sums of what the labels gave and got, as the answers of the case have them. */
  @Test
  void demo_shouldSayWhatEachRuleFollowsOfAnExchange() {
    assertThat(CliRun.of("demo", "ethereum").out())
        .containsSubsequence(
            "Exchanged for another asset",
            "gave 5999.999999 TUSD",
            "got  2.904137254241610552 native",
            "fifo: 5999.999999 TUSD of it followed, for 2.904137254241610552 native",
            "pro-rata: 5086.317605 TUSD of it followed, for 2.461894074341226458 native");
    assertThat(CliRun.of("demo", "ethereum", "--policy", "all").out())
        .containsPattern(
            "fifo, lifo, dirty-first, clean-first[a-z,\\s]*:\\s+5999\\.999999 TUSD of it");
  }

  @Test
  void demo_shouldBeTheOneOnOutputsUnlessNamed() {
    assertThat(CliRun.of("demo", "bitcoin")).isEqualTo(CliRun.of("demo"));
  }

  @Test
  void demo_shouldWriteDocumentThatIsRead() throws IOException {
    CliRun run = CliRun.of("demo", "ethereum", "--json", "--policy", "all");
    assertThat(run.code()).isZero();
    byte[] document = run.out().getBytes(StandardCharsets.UTF_8);
    DocumentContent content =
        TraceDocument.readContent(new ByteArrayInputStream(document), "document");
    assertThat(content)
        .isInstanceOfSatisfying(
            DocumentContent.OfAccounts.class,
            accounts -> assertThat(accounts.report().traces()).hasSize(8));
  }

  @Test
  void demo_shouldExportGraph() {
    Path graph = directory.resolve("harbour.graphml");
    CliRun run = CliRun.of("demo", "ethereum", "--export", "graphml=" + graph);
    assertThat(run.code()).isZero();
    assertThat(graph).content().contains("<graphml", "0xa0Ee7A142d267C1f36714E4a8F75612F20a79720");
  }

  /** Marks have no amounts: what the victims lost is stated, and no sum of what was reached. */
  @Test
  void demo_shouldGiveNoAmountsUnderPoison() {
    CliRun run = CliRun.of("demo", "ethereum", "--policy", "poison");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("poison: all that an account holds", "What was reached", "reached by payment-1")
        .doesNotContain("Balance sheet", "followed\n");
  }

  @Test
  void demo_shouldSayWherePureEnds() {
    CliRun run = CliRun.of("demo", "ethereum", "--policy", "pure");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "pure: followed only as long as an account holds nothing else",
            "mixed with other money");
  }

  /** The collector had 3,000 TUSD of somebody else: 12,500 and 4,200.500001 end at his account. */
  @Test
  void demo_shouldSayNothingOfRulesUnderWhichMoneyWentOn() {
    assertThat(CliRun.of("demo", "ethereum", "--policy", "all").out())
        .contains("pure: 16700.500001 TUSD")
        .doesNotContain("poison: not reached");
  }

  /** A payment from an account has one payee, so that there is no largest to choose. */
  @Test
  void demo_shouldTakeTihoForDirtyFirst() {
    assertThat(CliRun.of("demo", "ethereum", "--policy", "tiho", "--json").out())
        .isNotEmpty()
        .isEqualTo(CliRun.of("demo", "ethereum", "--policy", "dirty-first", "--json").out());
  }

  @Test
  void demo_shouldRefuseCasesThatAreNone() {
    CliRun run = CliRun.of("demo", "monero");
    assertThat(run.err()).contains("monero");
    assertThat(run.code()).isEqualTo(64);
  }

  private static List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("tracer-training-case-"))
          .sorted()
          .toList();
    }
  }
}
