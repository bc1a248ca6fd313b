package org.tracer.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

class RedactionTest {

  /** From EIP-55. */
  private static final String EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private static final String OTHER_EVM = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

  /** From BIP 173, of the same key as the P2PKH address. */
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

  /** The first coinbase, and its key. */
  private static final String BASE58 = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

  private static final String KEY =
      "04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb6"
          + "49f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f";
  private static final String GENESIS =
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";

  private final Redacted redacted = new Redacted();

  private String name(String address) {
    return Redacted.KEY.pseudonym(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVM,
        SEGWIT,
        BASE58,
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
        "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        KEY,
        "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
        "0014751e76e8199196d454941c45d1b3a323f1433bd6"
      })
  void redact_shouldNameEveryKindOfAddressWhereverItStands(String address) {
    String name = name(address);
    assertThat(name).matches("third-party-[0-9a-f]{16}");
    for (String around :
        new String[] {
          "%s", "\"%s\"", "{\"%s\":1}", "addr(%s)", "pk(%s)#abc", "bip122:x:%s",
              "eipsum/erc20:%s/1",
          "to %s.", "\n%s\n", "_%s_", "b\\n%s\\t", "b\\u00e4%s", "\\%s", "\u00c3\u00a4%s"
        }) {
      String text = around.formatted(address);
      assertThat(redacted.redact(text)).isEqualTo(around.formatted(name));
      redacted.requireClean(redacted.redact(text));
      assertThat(redacted.restore(redacted.redact(text))).isEqualTo(text);
    }
  }

  @Test
  void redact_shouldMarkOtherSpellingsOfTheSameAddress() {
    String lower = EVM.toLowerCase(Locale.ROOT);
    String upper = "0x" + EVM.substring(2).toUpperCase(Locale.ROOT);
    String bare = lower.substring(2);
    String name = name(EVM);
    // By hand: 5aAe has its only capital in the third place of the digits, the fifth of the text.
    assertThat(redacted.redact(lower)).isEqualTo(name + "-lower");
    assertThat(redacted.redact("0x5aAe" + lower.substring(6)))
        .isEqualTo(name + "-case-080000000000000000000000");
    assertThat(redacted.redact(upper)).matches(name + "-case-[0-9a-f]{24}");
    assertThat(redacted.redact("0X" + bare)).isEqualTo(name + "-case-400000000000000000000000");
    assertThat(redacted.redact(bare)).isEqualTo(name + "-bare-" + "0".repeat(24));
    assertThat(redacted.redact("0x" + "0".repeat(24) + bare))
        .isEqualTo("0x" + "0".repeat(24) + name + "-bare-" + "0".repeat(24));
    assertThat(redacted.redact(SEGWIT.toUpperCase(Locale.ROOT)))
        .matches(name(SEGWIT) + "-case-[0-9a-f]{24}");
    for (String text :
        new String[] {
          lower,
          upper,
          "0X" + bare,
          bare,
          EVM + "-lower",
          lower + "-lower",
          EVM + "-exact",
          bare + "-case-" + "0".repeat(24),
          EVM + "zebra",
          "x" + EVM + "x" + OTHER_EVM,
          SEGWIT.toUpperCase(Locale.ROOT),
          EVM + EVM.substring(0, 1) + "-"
        }) {
      assertThat(redacted.restore(redacted.redact(text))).isEqualTo(text);
    }
    assertThat(redacted.redact(EVM + "-lower")).isEqualTo(name + "-exact-lower");
  }

  @Test
  void redact_shouldLeaveWhatIsNoAddress() {
    String text =
        GENESIS
            + " 0x"
            + "ab".repeat(32)
            + " bip122:000000000019d6689c085ae165831e93 1234567890123456789012345678901234567890"
            + " 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb third-party- \u00e2\u0080\u00a6 draw(51)"
            + " 0000000000000000000000005d6f06154c8685146aa7bc3dc9843876c9cefd0f"
            + " 0x0000000000000000000000000000000000000000 5120"
            + "00".repeat(30);
    assertThat(redacted.redact(text)).isEqualTo(text);
    redacted.requireClean(text);
    assertThat(redacted.redaction.openings()).isEmpty();
  }

  @Test
  void redact_shouldLeaveWhatStaysInEverySpelling() {
    String script = "6a0b68656c6c6f20776f726c64";
    Redacted some = new Redacted(EVM, SEGWIT, "raw(" + script + ")", "pk(" + KEY + ")", BASE58);
    String text =
        "%s %s eip155:1/erc20:%s addr(%s) %s raw(%s) pk(%s) 0x%s%s"
            .formatted(
                EVM,
                EVM.toLowerCase(Locale.ROOT),
                EVM,
                SEGWIT,
                SEGWIT.toUpperCase(Locale.ROOT),
                script,
                KEY,
                "0".repeat(24),
                EVM.substring(2).toLowerCase(Locale.ROOT));
    assertThat(some.redact(text + " " + OTHER_EVM)).isEqualTo(text + " " + name(OTHER_EVM));
    some.requireClean(text);
  }

  @Test
  void redact_shouldNameScriptsAndKeysInDescriptors() {
    String xOnly = "a60869f0dbcf1dc659c9cecbaf8050135ea9e8cdc487053f1dc6880949dc684c";
    String text =
        "raw(51) raw(6a0b68656c6c6f20776f726c64) rawtr(%s) tr(%s,{pk(%s)}) sh(multi_a(2,%s)) "
            .formatted(xOnly, xOnly, xOnly, xOnly);
    String n = name(xOnly);
    assertThat(redacted.redact(text + xOnly))
        .isEqualTo(
            "raw(%s) raw(%s) rawtr(%s) tr(%s,{pk(%s)}) sh(multi_a(2,%s)) "
                    .formatted(name("51"), name("6a0b68656c6c6f20776f726c64"), n, n, n, n)
                + xOnly);
    assertThat(redacted.restore(redacted.redact(text))).isEqualTo(text);
  }

  @Test
  void redact_shouldRefuseWhatLooksLikeAPseudonym() {
    for (String text :
        new String[] {
          "third-party-0123456789abcdef",
          "\"symbol\":\"third-party-0123456789abcdefX\"",
          "a third-party-0123456789abcdef0123"
        }) {
      assertThatThrownBy(() -> redacted.redact(text))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("looks like a pseudonym");
    }
    assertThat(redacted.redact("third-party-0123456789abcdeX third-party-" + EVM))
        .isEqualTo("third-party-0123456789abcdeX third-party-" + name(EVM));
  }

  @Test
  void redact_shouldTakeALineOfManyMegabytesAndRefuseAnEndlessWord() {
    String item = ",{\"address\":\"" + BASE58 + "\",\"value\":\"1\"}";
    String line = item.repeat(100_000) + "raw(" + "ab".repeat(4_000_000) + ")";
    String text = redacted.redact(line);
    assertThat(text).doesNotContain(BASE58).hasSizeLessThan(line.length());
    redacted.requireClean(text);
    assertThat(redacted.restore(text)).isEqualTo(line);
    assertThatThrownBy(() -> redacted.redact("a".repeat((32 << 20) + 1)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("in a row");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVM,
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedff",
        "a9059cbb0000000000000000000000005AAEB6053F3E94C9B9A09F33669435E7EF1BEAED00",
        "0x5aAeb6\u00e2\u0080\u00a6Aed",
        "0x5aAe...BeAed",
        "0x5aae\\u2026",
        "xx" + SEGWIT,
        "BC1QW508D6\u00e2\u0080\u00a6",
        "x" + BASE58,
        "9" + BASE58 + "9",
        "1A1zP1eP...",
        "0x000000000000000000000000fb6916095ca1df60bb79ce92ce3ea74c37c5d359",
        OTHER_EVM + "and",
        "xtb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "x3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "raw(51)",
        "x76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
        "\\u0062c1",
        "\\\\\\u0041",
      })
  void requireClean_shouldRefuseWhatIsLeft(String leak) {
    redacted.redact(
        EVM + " " + SEGWIT + " " + BASE58 + " 76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac");
    for (String before : new String[] {"", " ", "\"", "x ".repeat(70_000), "x ".repeat(65_530)}) {
      assertThatThrownBy(() -> redacted.requireClean(before + leak + " "))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageNotContaining("5aA");
    }
  }

  @Test
  void requireClean_shouldNotTakeTheRestOfAnAddressThatStaysForAnother() {
    // Paid by block 1; its second character could begin an address too.
    String address = "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX";
    new Redacted(address).requireClean(" " + address + " ");
  }

  @Test
  void requireClean_shouldLetPassWhatNamesNobody() {
    redacted.redact(EVM + " " + SEGWIT + " " + BASE58);
    redacted.requireClean(
        "0x… 1... bc1q... \\\\u0041 raw(data) "
            + "d2bc1023456789acdef0"
            + GENESIS
            + " 0x"
            + "ab".repeat(32));
  }
}
