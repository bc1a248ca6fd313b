package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.fixtures.TrainingCase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Paths of the training case, as its transactions are listed in the answers worked out by hand: the
 * first payment is gathered with two others, and what is left of it reaches the service in
 * "consolidate" over the change of "gather" (2 hops), in "deposit" over the second peel (4), and in
 * "consolidate" again over all four peels (6).
 */
class PathTest {

  private static final String PAYMENT_1 =
      "f003d9d29e81a7e1d565e49cd9a5d42a631da3e3a51e268c9f2c43a884efcf5b:0";
  private static final String CONSOLIDATE =
      "d341620c1ae026d4f8e885c31f645a7613f5a60bbe3656392308a9989cb64dd2";
  private static final String SERVICE = "bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw";
  private static final String PEEL_4 = "bcrt1q4u5zs00z48p9wkpqkftnhrdfc8uhlj47fnrq8u";
  private static final String WAGE_20 = "bcrt1qnvr8m5t5tg8las7aww8m72c9stlksd3l5luznp";

  @TempDir private Path directory;
  private String source = "";

  @BeforeEach
  void writeBlocks() throws IOException {
    source = CliRun.trainingBlocks(directory);
  }

  @Test
  void path_shouldListPathsInFullAndSayWhatTheyAreNot() {
    CliRun run = CliRun.of("path", "--source", source, "victim=" + PAYMENT_1, SERVICE);
    assertThat(run.code()).isZero();
    assertThat(run.err()).startsWith("tracer: nothing was kept; with --case DIR").hasLineCount(1);
    assertThat(run.out())
        .containsSubsequence(
            "From victim\n",
            PAYMENT_1,
            "Found: 3 paths to 2 outputs of TO\n",
            "How much of it can have reached TO",
            "Path 1: 2 hops",
            "at most 0.00148501 BTC (148501 sat) can have come by this path",
            "by fewest hops: number 1; by widest bottleneck: number 3; by earliest arrival: number 1",
            "hop 2, TO  0.03500000 BTC (3500000 sat)\n    output " + CONSOLIDATE + ":1\n",
            "with 0.04999500 BTC (4999500 sat) of other inputs",
            "Path 2: 4 hops",
            "Path 3: 6 hops",
            "Limits in force",
            "  CoinJoins are not followed through",
            "  tags that end a search: at 0 addresses",
            "A path is what could have happened, not what did.");
  }

  @Test
  void path_shouldListOnlyWhatIsAskedFor() {
    CliRun run =
        CliRun.of("path", "--source", source, PAYMENT_1, SERVICE, "-k", "1", "--by", "bottleneck");
    assertThat(run.out())
        .contains("Found: 3 paths to 2 outputs of TO; 1 listed", "Path 1: 6 hops")
        .doesNotContain("Path 2", "fewest");
  }

  @Test
  void path_shouldPrintDocumentAloneWhenJson() {
    CliRun run = CliRun.of("path", "--source", source, "--json", PAYMENT_1, CONSOLIDATE + ":1");
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("format").asString()).isEqualTo("tracer-path/1");
    assertThat(document.get("paths").get(0).get("hops").asInt()).isEqualTo(2);
    assertThat(document.get("pathsInAll").asString()).isEqualTo("2");
    assertThat(document.get("target").get("block").get("height").asInt()).isEqualTo(110);
    assertThat(run.code()).isZero();
  }

  @Test
  void path_shouldRecordAndReplayToTheSameDocument() {
    Path recording = directory.resolve("kept");
    CliRun first =
        CliRun.of(
            "path",
            "--source",
            source,
            "--json",
            PAYMENT_1,
            WAGE_20,
            "--max-hops",
            "2",
            "--record",
            recording.toString());
    CliRun again =
        CliRun.of(
            "path",
            "--source",
            "recording:" + recording,
            "--json",
            PAYMENT_1,
            WAGE_20,
            "--max-hops",
            "2");
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("\"verdict\" : \"CUT_SHORT\"", "\"received\"");
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void path_shouldTellLimitsAndCutsWhenThereIsNone() {
    CliRun run =
        CliRun.of(
            "path",
            "--source",
            source,
            PAYMENT_1,
            WAGE_20,
            "--max-hops",
            "1",
            "--stop",
            SERVICE + "=ask");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "No path within these limits",
            "the search was cut",
            "In this data TO received in 1 transaction,",
            "--max-hops 1",
            "stop list of 1 address",
            "HOP_LIMIT  2 outputs",
            "There may be a path behind these.");
  }

  /** The path over all four peels goes through an address that a tag gives to an exchange. */
  @Test
  void path_shouldEndAtTaggedServicesUnlessToldOtherwise() {
    String tags = directory.resolve("tags.jsonl").toString();
    tag(tags, PEEL_4);
    assertThat(CliRun.of("path", "--source", source, "--tags", tags, PAYMENT_1, SERVICE).out())
        .contains(
            "Found: 2 paths to 2 outputs of TO",
            "The most holds for what these limits let the search see",
            "tags that end a search: at 1 address\n    " + PEEL_4 + "\n      SERVICE: \"Exchange\"",
            "SERVICE  1 output");
    for (String other : new String[] {"--through=service", "--no-tags"}) {
      assertThat(
              CliRun.of("path", "--source", source, "--tags", tags, PAYMENT_1, SERVICE, other)
                  .out())
          .contains("Found: 3 paths to 2 outputs of TO")
          .contains("nowhere: every branch was followed");
    }
    // That TO is tagged itself hides no path to it, be it named by its address or as outputs.
    String only = directory.resolve("only.jsonl").toString();
    tag(only, SERVICE);
    assertThat(CliRun.of("path", "--source", source, "--tags", only, PAYMENT_1, SERVICE).out())
        .contains("Found: 3 paths to 2 outputs of TO")
        .contains("nowhere: every branch was followed");
    CliRun output =
        CliRun.of("path", "--source", source, "--tags", only, PAYMENT_1, CONSOLIDATE + ":1");
    assertThat(output.out())
        .contains("Found: 2 paths to 1 output of TO")
        .contains("nowhere: every branch was followed");
    assertThat(
            CliRun.of(
                    "path", "--source", source, "--no-tags", "--no-inferences", PAYMENT_1, SERVICE)
                .out())
        .contains("Limits in force\n  none was set");
  }

  private static void tag(String file, String address) {
    CliRun run =
        CliRun.of(
            "tag",
            "add",
            address,
            "--network=bitcoin-regtest",
            "--label=Exchange",
            "--source=a test",
            "--concept=exchange",
            "--confidence=service_api",
            "--tags=" + file);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void path_shouldExplainWhyThereCanBeNone() {
    String payment2 = TrainingCase.seeds().get(1).outpoint();
    CliRun back = CliRun.of("path", "--source", source, CONSOLIDATE, payment2);
    assertThat(back.out()).contains("money does not go", "exchange the two");
    assertThat(back.code()).isZero();

    CliRun same = CliRun.of("path", "--source", source, PAYMENT_1, PAYMENT_1);
    assertThat(same.out()).contains("1 of 1 are outputs of TO");

    CliRun window =
        CliRun.of("path", "--source", source, PAYMENT_1, CONSOLIDATE, "--until-height", "109");
    assertThat(window.out()).contains("TO is in block 110", "OUTSIDE_WINDOW");

    CliRun never = CliRun.of("path", "--source", source, PAYMENT_1, "raw(51)");
    assertThat(never.out()).contains("which ends at block 115, holds no payment to TO.");
    assertThat(never.code()).isZero();
  }

  @Test
  void path_shouldRefuseWhatCannotBeMeant() {
    String address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
    refuses("missing required parameter: 'TO'", "See 'tracer path", PAYMENT_1);
    refuses("cannot parse address", "TO, value \"xyz\"", PAYMENT_1, "xyz");
    refuses("cannot parse address", "seed \"from\", value \"xyz\"", "xyz", SERVICE);
    refuses("this is an address of another network", "TO, value", PAYMENT_1, address);
    refuses("the target's transaction has no such output", ":9", PAYMENT_1, CONSOLIDATE + ":9");
    refuses("the target holds no value", ":0", PAYMENT_1, CONSOLIDATE + ":0");
    refuses("the target is not in the chain", "transaction 00", PAYMENT_1, "00".repeat(32));
    refuses("the transaction is not in the chain", "transaction 00", "00".repeat(32), SERVICE);
    refuses("between 1 and 1000 paths", "-k, value \"0\"", PAYMENT_1, SERVICE, "-k", "0");
    refuses("there is no such order", "--by, value \"x\"", PAYMENT_1, SERVICE, "--by", "x");
    refuses("dates choose", "--received-from", PAYMENT_1, SERVICE, "--received-from", "2024-01-01");
    refuses("unexpected argument", "\"third\"", PAYMENT_1, SERVICE, "third");
  }

  private void refuses(String what, String which, String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "path";
    all[1] = "--source";
    all[2] = source;
    System.arraycopy(args, 0, all, 3, args.length);
    CliRun run = CliRun.of(all);
    assertThat(run.err()).startsWith("tracer: ").contains(what).contains(which);
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).as(what).isEqualTo(64);
  }
}
