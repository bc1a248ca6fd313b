package org.tracer.attribution.tagpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TextInput;
import org.tracer.error.MalformedDataException;

/** Files that were made to be misread. */
class HostileYamlTest {

  private static final String TAG =
      "title: t\ncreator: c\nsource: s\ncurrency: BTC\nlabel: l\ntags:\n- address: a1\n";

  static Stream<Arguments> hostile() {
    StringBuilder bomb = new StringBuilder("title: t\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    return Stream.of(
        Arguments.of(bomb.toString(), "alias"),
        Arguments.of("title: t\nx: " + "[".repeat(100_000), "nested"),
        Arguments.of("title: t\nx: " + "{a: ".repeat(100_000), "nested"),
        Arguments.of(TAG + "  label: x\n  label: y\n", "twice"),
        Arguments.of(TAG + "tags: []\n", "twice"),
        Arguments.of(TAG + "--- \nx: y\n", "more than one"),
        Arguments.of("title: t\ntags:\n- <<: {source: s}\n", "merges"),
        Arguments.of("- a\n", "no mapping"),
        Arguments.of("title: t\n", "no list of tags"),
        Arguments.of("title: t\ntags: {a: b}\n", "no list"),
        Arguments.of("title: 'open", ""),
        Arguments.of("title: t\ntags:\n- a\n", "no mapping"),
        Arguments.of(TAG.replace("source: s\n", ""), "no source"),
        Arguments.of(TAG.replace("source: s\n", "source: '  '\n"), "no source"),
        Arguments.of(TAG.replace("label: l\n", ""), "no label"),
        Arguments.of(TAG.replace("currency: BTC\n", ""), "no currency"),
        Arguments.of(TAG + "  tx_hash: " + "a".repeat(64) + "\n", "one address or"),
        Arguments.of(TAG + "  is_cluster_definer: maybe\n", "true or false"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void read_shouldRefuse(String yaml, String what) {
    assertThatThrownBy(() -> TagPackReader.read(new TextInput("pack.yaml", yaml), tag -> {}))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(what);
  }

  static Stream<Arguments> huge() {
    String label = TAG + "  label: ";
    String header = "title: t\n";
    String megabytes = "x".repeat(10 << 20);
    String lines = "  some words more\n".repeat(600_000);
    return Stream.of(
        Arguments.of(label + megabytes, "line 8 is longer than 65536"),
        Arguments.of(label + "'" + megabytes + "'", "line 8 is longer than 65536"),
        Arguments.of(label + "|\n   " + megabytes, "line 9 is longer than 65536"),
        Arguments.of(header + "#" + megabytes + "\n", "line 2 is longer than 65536"),
        Arguments.of(header + megabytes + ": x\n", "line 2 is longer than 65536"),
        Arguments.of(header + " ".repeat(10 << 20) + "\nx: y\n", "line 2 is longer than 65536"),
        Arguments.of(header + "x:\n" + lines, "a text or comment before line"),
        Arguments.of(header + "x: \"\n" + lines + "\"", "a text or comment before line"),
        Arguments.of(header + "x: >\n" + lines, "a text or comment before line"),
        Arguments.of(header + "# words\n".repeat(1_000_000), "a text or comment before line"),
        Arguments.of(header + "\n".repeat(10 << 20), "a text or comment before line"),
        Arguments.of(header + "\r".repeat(10 << 20), "a text or comment before line"),
        Arguments.of(header + "x: |\n" + lines.substring(0, 100_000), "a text before line"));
  }

  @ParameterizedTest
  @MethodSource("huge")
  @Timeout(10)
  void read_shouldRefuseTextsOfMegabytesAtOnce(String yaml, String what) {
    assertThatThrownBy(() -> TagPackReader.read(new TextInput("pack.yaml", yaml), tag -> {}))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(what);
  }

  static Stream<Arguments> tooLong() {
    String many = "  n: [" + ("y".repeat(9_000) + ", \n   ").repeat(12) + "]\n";
    return Stream.of(
        Arguments.of("  label: " + "x".repeat(1_001), "\"label\" is longer than 1000"),
        Arguments.of("  context: " + "x".repeat(10_001), "\"context\" is longer than 10000"),
        Arguments.of("  n: [[a, {b: " + "x".repeat(10_001) + "}]]", "\"n\" is longer than 10000"),
        Arguments.of(many, "together are longer than 100000"));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void read_shouldRefuseTooLongMembersAndSayOfWhichTag(String member, String what) {
    assertThatThrownBy(
            () -> TagPackReader.read(new TextInput("pack.yaml", TAG + member), tag -> {}))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> assertThat(e.input()).startsWith("pack.yaml, tag 1, value"))
        .hasMessageContaining(what);
  }

  @Test
  void read_shouldTakeLongTextsThatAreMeant() throws IOException {
    List<Tag> tags = new ArrayList<>();
    String label = "x".repeat(1_000);
    String context = "a word ".repeat(1_400).strip();
    TagPackReader.read(
        new TextInput("p", TAG + "  label: " + label + "\n  context: " + context + "\n"),
        tags::add);
    assertThat(tags).extracting(Tag::label).containsExactly(label);
    assertThat(tags).extracting(Tag::context).containsExactly(context);
  }

  @Test
  void read_shouldInheritHeaderThatFollowsTags() throws IOException {
    List<Tag> tags = new ArrayList<>();
    TagPackReader.read(
        new TextInput(
            "pack.yaml",
            """
            tags:
            - {address: a1, label: own, extra: {b: 1, a: [yes, 0.10]}}
            - {address: a2, abuse: scam, concepts: [x, y]}
            title: t
            unknown: 7
            source: s
            currency: BTC
            label: l
            category: exchange
            """),
        tags::add);
    assertThat(tags).extracting(Tag::label).containsExactly("own", "l");
    assertThat(tags).extracting(Tag::source).containsOnly("s");
    assertThat(tags.getFirst().other()).isEqualTo("{\"extra\":{\"a\":[\"yes\",0.10],\"b\":1}}");
    assertThat(tags.getFirst().pack().other()).isEqualTo("{\"unknown\":7}");
    assertThat(tags.getLast().concepts())
        .extracting(one -> one.role() + " " + one.id())
        .containsExactly("CATEGORY exchange", "ABUSE scam", "CONCEPT x", "CONCEPT y");
  }
}
