package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.chain.Satoshi;

/** What the page for courts says of the rules is what the rules do. */
class RulesPageTest {

  private static final List<List<Segment>> INPUTS =
      List.of(
          PolicyVectorsTest.segments(Segment.CLEAN, 30_000),
          PolicyVectorsTest.segments(1, 50_001),
          PolicyVectorsTest.segments(Segment.CLEAN, 20_000));
  private static final List<Long> SINKS = List.of(40_000L, 55_000L, 4_000L, 1_001L);
  private static final Map<String, List<String>> TABLE = RulesPage.table("| rule | o0: 40,000 |");

  private static final List<String> BOUNDS = List.of("least", "most");

  static List<Policy> rules() {
    return Policies.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void page_shouldGiveTheAmountsThatTheRuleGives(Policy rule) {
    List<String> cells = new ArrayList<>();
    List<List<Segment>> shares = rule.split(INPUTS, SINKS.stream().map(Satoshi::of).toList());
    for (List<Segment> share : shares) {
      cells.add(cell(rule, labelled(share)));
    }

    assertThat(row(rule.name())).isEqualTo(cells);
  }

  static List<String> names() {
    return TABLE.keySet().stream().filter(row -> !BOUNDS.contains(row)).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void picture_shouldSayTheSameAsThePage(String rule) throws IOException {
    String shown = words(rule);
    for (int i = 0; i < SINKS.size(); i++) {
      String sink = i == 3 ? "fee" : "o" + i;
      String cell = row(rule).get(i);
      String said =
          switch (cell) {
            case "touched" -> "touched";
            case "none" -> "not traced";
            case "0" -> "none traced";
            default -> cell + " traced";
          };
      String amount = String.format(Locale.ROOT, "%,d", SINKS.get(i));
      assertThat(shown).contains(sink + " " + amount + " " + said);
      assertThat(words("bounds"))
          .contains(sink + " " + amount + " " + row("least").get(i) + " to " + row("most").get(i));
    }
  }

  /** Least and most by their definition, and every row with amounts between them. */
  @Test
  void page_shouldGiveBoundsThatHoldEveryConservingRule() {
    for (int i = 0; i < SINKS.size(); i++) {
      long least = Math.max(0, 50_001 - (100_001 - SINKS.get(i)));
      long most = Math.min(50_001, SINKS.get(i));
      assertThat(RulesPage.number(row("least").get(i))).isEqualTo(least);
      assertThat(RulesPage.number(row("most").get(i))).isEqualTo(most);
      for (List<String> row : TABLE.values()) {
        if (Character.isDigit(row.get(i).charAt(0))) {
          assertThat(RulesPage.number(row.get(i))).isBetween(least, most);
        }
      }
    }
  }

  @Test
  void page_shouldPlaceTheWholeSumUnderEveryConservingRule() {
    TABLE.forEach((rule, cells) -> {
      if (!List.of("poison", "pure", "least", "most").contains(rule)) {
        assertThat(cells.stream().mapToLong(RulesPage::number).sum()).as(rule).isEqualTo(50_001);
      }
    });
    assertThat(TABLE)
        .containsOnlyKeys(
            "fifo",
            "lifo",
            "dirty-first",
            "clean-first",
            "tiho",
            "haircut",
            "poison",
            "pure",
            "least",
            "most");
  }

  @Test
  void page_shouldShowPicturesThatExistAndAreSmall() throws IOException {
    Matcher picture = Pattern.compile("\\]\\((pictures/[^)]+)\\)").matcher(RulesPage.text());
    int count = 0;
    while (picture.find()) {
      Path file = RulesPage.folder().resolve(picture.group(1));
      assertThat(file).exists();
      assertThat(Files.size(file)).isLessThan(6_000);
      count++;
    }
    assertThat(count).isEqualTo(10);
  }

  private static List<String> row(String name) {
    return RulesPage.row(TABLE, name);
  }

  private static String cell(Policy rule, long labelled) {
    if (rule.name().equals("poison")) {
      return labelled > 0 ? "touched" : "none";
    }
    if (rule.name().equals("pure")) {
      return labelled > 0 ? "traced" : "none";
    }
    return String.format(Locale.ROOT, "%,d", labelled);
  }

  private static long labelled(List<Segment> share) {
    return share.stream()
        .filter(segment -> segment.label() != Segment.CLEAN)
        .mapToLong(segment -> segment.amount().value())
        .sum();
  }

  /** The words in a picture, without tags and colons. */
  private static String words(String picture) throws IOException {
    return Files.readString(RulesPage.folder().resolve("pictures/" + picture + ".svg"))
        .replaceAll("(?s)<(title|desc|style)>.*?</\\1>", "")
        .replaceAll("<[^>]*>|:", " ")
        .replaceAll("\\s+", " ");
  }
}
