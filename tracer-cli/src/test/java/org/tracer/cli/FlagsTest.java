package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
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

/** {@code tracer flags} over the training cases. */
class FlagsTest {

  private static final String SCHEMA = "tracer-flags-1";
  private static final String PAYER_1 = "bcrt1qj76q37vwd9ns99c3djckeeta6f2za69fldjsdf";

  @TempDir private Path directory;
  private String source = "";

  @BeforeEach
  void writeBlocks() throws IOException {
    source = CliRun.trainingBlocks(directory);
  }

  private String saved(String... demo) throws IOException {
    CliRun run = CliRun.of(demo);
    assertThat(run.code()).isZero();
    return Files.writeString(directory.resolve("trace.json"), run.out()).toString();
  }

  /** A rule of one's own that this case is made to meet: two payments, whatever they are worth. */
  private Path ownRules(int atLeast) throws IOException {
    Path rules = Files.createDirectories(directory.resolve("rules" + atLeast));
    String json =
        """
        {"format": "tracer-rule/1", "id": "OWN-1", "version": 1, "title": "t", "looksFor": "l",
         "source": {"title": "d", "issuer": "i", "date": "2025", "reference": "", "reading": "r"},
         "askedOf": "address", "match": "all",
         "conditions": [{"check": "payments", "atLeast": %d, "origin": "author"}], "also": [],
         "speaksAgainst": {"checked": [], "innocent": ["others"]}, "notVisible": ["a\\u001bname"]}
        """
            .replace("%d", "" + atLeast);
    Files.writeString(rules.resolve("own.json"), json);
    return rules;
  }

  @Test
  void flags_shouldNameWhatIsMissingAndNeverAScore() {
    CliRun run = CliRun.of("flags", PAYER_1, "--source", source);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Red flags of " + PAYER_1,
            "no rates",
            "tags asked",
            "HT-1: NOT MATCHED",
            "OCSE-2: INCONCLUSIVE",
            "no tag that was asked says so",
            "OCSE-FSEC-1: NOT MATCHED",
            "RANS-1: INCONCLUSIVE",
            "what was demanded was not stated",
            "A red flag is a reason to ask, never a proof",
            "whoever paid may be a victim")
        .doesNotContainIgnoringCase("suspect");
    assertThat(CliRun.of("flags", PAYER_1, "--source", source, "--no-tags").out())
        .contains("no tags\n", "no tags were given");
  }

  /** That tags were asked which say nothing of these addresses decides nothing. */
  @Test
  void flags_shouldNotRuleOutWhatNoTagSays() {
    String tags = directory.resolve("tags.jsonl").toString();
    CliRun.of(
        "tag",
        "add",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "--network=bitcoin",
        "--label=Another",
        "--source=a list",
        "--tags=" + tags);
    String with = CliRun.of("flags", PAYER_1, "--source", source, "--tags", tags).out();
    assertThat(with).isEqualTo(CliRun.of("flags", PAYER_1, "--source", source).out());
  }

  @Test
  void flags_shouldListFactsOfAMatchWithRolesUnknown() throws IOException {
    CliRun run = CliRun.of("flags", PAYER_1, "--source", source, "--rules", ownRules(1).toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "OWN-1: MATCHED by 1 address",
            "address, role unknown\n    " + PAYER_1,
            "at least 1 [the rule's author's thresholds]",
            "to " + PAYER_1,
            "- others",
            "- a\\u001bname");
    CliRun more =
        CliRun.of("flags", PAYER_1, "--source", source, "--rules", ownRules(99).toString());
    assertThat(more.out()).contains("OWN-1: NOT MATCHED");
  }

  @ParameterizedTest
  @CsvSource({"demo --json", "demo ethereum --json", "demo ethereum --policy all --json"})
  void flags_shouldReadSavedTracesAndPrintValidDocuments(String demo) throws IOException {
    String trace = saved(demo.split(" ", -1));
    CliRun run = CliRun.of("flags", trace, "--json");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    Schemas.requireValid(SCHEMA, run.out());
    assertThat(CliRun.of("flags", trace, "--json").out()).isEqualTo(run.out());
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("rules").size()).isEqualTo(12);
    assertThat(document.get("wholeHistoryOf").size()).isZero();
    assertThat(document.get("payments").intValue()).isPositive();
    assertThat(CliRun.of("flags", trace).code()).isZero();
  }

  @Test
  void flags_shouldPrintValidDocumentOfAMatch() throws IOException {
    CliRun run =
        CliRun.of(
            "flags", PAYER_1, "--source", source, "--rules", ownRules(1).toString(), "--json");
    Schemas.requireValid(SCHEMA, run.out());
    JsonNode match =
        JsonMapper.shared().readTree(run.out()).get("rules").get(0).get("matches").get(0);
    assertThat(match.get("parties").get(0).get("role").stringValue()).isEqualTo("UNKNOWN_ROLE");
    assertThat(match.get("payments").size()).isPositive();
    String scored = run.out().replaceFirst("\"outcome\"", "\"score\":1,\"outcome\"");
    assertThat(Schemas.named(SCHEMA).validate(scored, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void list_shouldPrintRulesWithSources() throws IOException {
    CliRun run = CliRun.of("flags", "--list", "--rule", "OCSE-FSEC-1");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "OCSE-FSEC-1, version 2",
            "source: FATF",
            "at most EUR 1500 [partly",
            "[Tracer's own thresholds]",
            "not visible here; ask:")
        .doesNotContain("VA-1");
    CliRun json = CliRun.of("flags", "--list", "--json");
    Schemas.requireValid(SCHEMA, json.out());
  }

  @Test
  void flags_shouldRefuseWhatCannotBeMeant() throws IOException {
    assertThat(CliRun.of("flags").err()).contains("nothing to ask about is named");
    assertThat(CliRun.of("flags", "--rule", "X-1", "--list").err()).contains("There are: HT-1");
    assertThat(CliRun.of("flags", PAYER_1, "--list").code()).isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.of("flags", "gone.json").code()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(CliRun.of("flags", "--list", "--rules", "gone").code()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(CliRun.of("flags", "--list", "--night-offset", "Manila").err())
        .contains("this is no offset from UTC");
    assertThat(CliRun.of("flags", "--list", "--night-offset", "+19:00").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.of("flags", "--list", "--demanded", "5000").err())
        .contains("this is no amount of money");
    Path rules = Files.createDirectories(directory.resolve("bad"));
    Files.writeString(rules.resolve("bad.json"), "{\"format\": \"tracer-rule/1\"}");
    CliRun bad = CliRun.of("flags", "--list", "--rules", rules.toString());
    assertThat(bad.code()).isEqualTo(ExitCode.DATA);
    assertThat(bad.err()).contains("bad.json, member id");
  }
}
