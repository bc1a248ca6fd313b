package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

class CommitmentsTest {

  private static final String FIRST = "third-party-0000000000000001";
  private static final String SECOND = "third-party-0000000000000002";
  private static final String HASH = "ab".repeat(32);

  private static String line(String pseudonym) {
    return "{\"pseudonym\":\"" + pseudonym + "\",\"commitment\":\"" + HASH + "\"}\n";
  }

  private static Commitments read(String text) throws IOException {
    return Commitments.read(new ByteArrayInputStream(Redacted.bytes(text)), "commitments.jsonl");
  }

  @Test
  void read_shouldGiveBackWhatWasWritten() throws IOException {
    String text = line(FIRST) + line(SECOND);
    Commitments commitments = read(text);
    assertThat(commitments.byPseudonym())
        .containsExactly(Map.entry(FIRST, HASH), Map.entry(SECOND, HASH));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    commitments.write(out);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(text);
    assertThat(read("").byPseudonym()).isEmpty();
  }

  @Test
  void read_shouldRefuseAnythingElse() {
    String good = line(FIRST);
    for (String bad :
        List.of(
            "\n",
            "{}\n",
            good.strip(),
            good + good,
            line(SECOND) + good,
            good + "\n",
            " " + good,
            good.replace("ab", "AB"),
            good.replace("third", "Third"),
            good.replace("\n", "\r\n"),
            good.substring(0, 40),
            good + "x",
            "x".repeat(1_000_000),
            good.replace("0001", "000\u00b9"),
            good.replace("{\"pse", "[\"pse"))) {
      assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void confirms_shouldHoldForTheRightOpeningAlone() {
    Redacted redacted = new Redacted();
    redacted.redact("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy");
    Commitments commitments = redacted.redaction.commitments();
    List<Opening> openings = redacted.redaction.openings();
    assertThat(openings).hasSize(2).allMatch(commitments::confirms);
    Opening one = openings.get(0);
    Opening two = openings.get(1);
    assertThat(Opening.parse(one.text())).isEqualTo(one);
    assertThat(redacted.redaction.opening(two.pseudonym())).contains(two);
    assertThat(redacted.redaction.opening(FIRST)).isEmpty();
    assertThat(commitments.confirms(new Opening(one.pseudonym(), two.address(), two.salt())))
        .isFalse();
    assertThat(commitments.confirms(new Opening(one.pseudonym(), two.address(), one.salt())))
        .isFalse();
    assertThat(commitments.confirms(new Opening(FIRST, one.address(), one.salt()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "third-party-0000000000000001",
        "third-party-0000000000000001 1abc",
        "third-party-0000000000000001 1abc 00",
        "third-party-000000000000000 1abc SALT",
        "third-party-0000000000000001 1:abc SALT",
        "third-party-0000000000000001 1abc SALT x",
        "third-party-0000000000000001  SALT",
        "third-party-0000000000000001-lower 1abc SALT",
        "third-party-0000000000000001 1abc SALT\n"
      })
  void parse_shouldRefuseWhatIsNoOpening(String line) {
    assertThat(Opening.parse("third-party-0000000000000001 1abc " + HASH).address())
        .isEqualTo("1abc");
    assertThatThrownBy(() -> Opening.parse(line.replace("SALT", HASH)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no opening");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-bare-", "-case-"})
  void spelled_shouldRefuseAMarkThatTheAddressCannotHave(String mark) {
    String script = "5221".repeat(30);
    assertThatThrownBy(() -> Pseudonym.spelled(script, mark + "f".repeat(24)))
        .isInstanceOf(MalformedDataException.class);
  }
}
