package org.tracer.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/** Rule files, those that are shipped and those that are wrong. */
class RuleFilesTest {

  @TempDir private Path directory;

  private static String json(String id) throws IOException {
    try (InputStream in = RuleFiles.class.getResourceAsStream(id + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Rule read(String json) {
    return RuleFiles.read(json.getBytes(StandardCharsets.UTF_8), "mine.json");
  }

  @Test
  void shipped_shouldHaveSourcesAndWhatSpeaksAgainst() {
    List<Rule> rules = RuleFiles.shipped();
    assertThat(rules)
        .extracting(Rule::id)
        .containsExactly(
            "HT-1",
            "HT-2",
            "HT-3",
            "OCSE-2",
            "OCSE-3",
            "OCSE-FSEC-1",
            "OCSE-LSA-1",
            "RANS-1",
            "SCAM-1",
            "SCAM-2",
            "SEXT-1",
            "VA-1");
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.innocent()).isNotEmpty();
          assertThat(rule.contrary()).isNotEmpty();
          assertThat(rule.notVisible()).isNotEmpty();
          assertThat(rule.source().reading()).containsAnyOf("compare with the ", "not read");
          assertThat(rule.file()).startsWith(rule.id() + ".json, SHA-256 ");
          assertThat(rule.also().stream().map(Clause::terms)).doesNotHaveDuplicates();
        });
  }

  private static String docs(Origin origin) {
    return switch (origin) {
      case DOCUMENT -> "the document's";
      case PARTLY -> "partly Tracer's own";
      case TRACER -> "Tracer's own";
      case AUTHOR -> "the author's";
    };
  }

  @Test
  void documentation_shouldSayWhatRulesSay() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));
    String page = Files.readString(root.resolve("docs/flags.md"));
    for (Rule rule : RuleFiles.shipped()) {
      String head = "### " + rule.id() + ": " + rule.title();
      assertThat(page).contains(head);
      String section = page.substring(page.indexOf(head)).split("\n##", 2)[0];
      RuleSource source = rule.source();
      assertThat(section).contains(rule.looksFor(), source.title(), source.reading());
      assertThat(section).contains("*, " + source.date()).contains(source.reference());
      assertThat(section).contains(rule.innocent()).contains(rule.notVisible());
      for (List<Clause> clauses : List.of(rule.conditions(), rule.also(), rule.contrary())) {
        clauses.forEach(clause ->
            assertThat(section)
                .contains("- " + clause.terms() + " (" + docs(clause.origin()) + ")"));
      }
    }
  }

  /** One text of a good rule replaced by another, and what the error has to name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"looksFor\": | \"looksfor\": | looksFor is missing",
        "\"version\": 2, | \"version\": 2, \"severity\": 5, | severity is not known here",
        "\"atLeast\": 3, | \"atLeast\": 3, \"atMost\": 9, | conditions[0].atMost is not known",
        "\"atLeast\": 3, | \"atLeast\": \"3\", | conditions[0].atLeast is no whole number",
        "\"atLeast\": 3, | \"atLeast\": 3.0, | conditions[0].atLeast is no whole number",
        "\"atLeast\": 3, | \"atLeast\": 0, | conditions[0].atLeast is no whole number",
        "\"atLeast\": 3, | \"atLeast\": 99999999999999999999, | conditions[0].atLeast is no whole",
        "\"atLeast\": 3, | \"atLeast\": null, | conditions[0].atLeast is missing",
        "\"payments\" | \"paiments\" | conditions[0].check is \"paiments\"",
        "\"1500\" | \"1e3\" | \"1e3\" is no amount",
        "\"1500\" | \"-1500\" | \"-1500\" is no amount",
        "\"1500\" | 1500 | conditions[1].atMost is no text",
        "\"EUR\" | \"euro\" | \"euro\" is no currency",
        "\"payer-and-payee\" | \"everybody\" | askedOf is \"everybody\"",
        "\"all\" | \"most\" | match is \"most\"",
        "\"tracer-rule/1\" | \"tracer-rule/2\" | format is not tracer-rule/1",
        "\"OCSE-FSEC-1\" | \"../x\" | id is not written like",
        "\"origin\": \"tracer\" | \"origin\": \"court\" | origin is \"court\""
      })
  void read_shouldNameFileAndMemberWhenRuleIsWrong(String good, String wrong, String said)
      throws IOException {
    String json = json("OCSE-FSEC-1");
    assertThat(json).contains(good);
    String changed = json.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(wrong));
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(said)
        .satisfies(
            error -> assertThat(((MalformedDataException) error).input()).startsWith("mine.json"));
  }

  @Test
  void read_shouldRefuseWhatIsNoSingleObject() throws IOException {
    String good = json("OCSE-FSEC-1");
    for (String wrong :
        List.of(
            "",
            "[]",
            "null",
            "{",
            good + "{}",
            good.replaceFirst("\\{", "{\"id\": \"A-1\","),
            "{\"format\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")) {
      assertThatThrownBy(() -> read(wrong)).isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void read_shouldRefuseRuleThatMatchesEverything() throws IOException {
    String json = json("OCSE-2");
    int start = json.indexOf("\"conditions\"");
    int end = json.indexOf("\"also\"");
    String none = json.substring(0, start) + "\"conditions\": [], " + json.substring(end);
    assertThatThrownBy(() -> read(none)).hasMessageContaining("matches everything");
    assertThatThrownBy(() ->
            read(json("OCSE-LSA-1").replace("\"multipleOf\": \"10\"", "\"multipleOf\": \"0\"")))
        .hasMessageContaining("a multiple of nothing");
  }

  @Test
  void readDirectory_shouldRefuseTwoRulesOfOneIdAndNone() throws IOException {
    assertThatThrownBy(() -> RuleFiles.read(directory)).isInstanceOf(InvalidInputException.class);
    Files.writeString(directory.resolve("a.json"), json("VA-1"));
    assertThat(RuleFiles.read(directory)).extracting(Rule::id).containsExactly("VA-1");
    Files.writeString(directory.resolve("b.json"), json("VA-1"));
    assertThatThrownBy(() -> RuleFiles.read(directory))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("two rules are called VA-1");
    Files.write(directory.resolve("b.json"), new byte[100_001]);
    assertThatThrownBy(() -> RuleFiles.read(directory)).hasMessageContaining("larger than");
  }
}
