package org.tracer.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.evm.EvmAddress;

/** Random texts with addresses of which some stay. */
class RedactionPropertiesTest {

  private static final ChainId ETHEREUM = new ChainId("eip155", "1");

  /** Between addresses, as in documents and against them. */
  private static final String[] BETWEEN = {
    " ",
    "\"",
    "\n",
    ":",
    "/",
    "-",
    "-lower",
    "-exact",
    "-case-",
    "-bare-",
    "/third-party-",
    ")",
    " raw(",
    " pk(",
    "\\n",
    "\\u00e4",
    "\u00c3\u00a4",
    " 0x",
    "{\"value\":\"12\"}",
    "(",
    ",",
    "...x "
  };

  @Property(tries = 60)
  void redactAndRestore_shouldGiveTheSameBytesAndLeaveOnlyWhatStays(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> hidden = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      hidden.add(address(random));
      kept.add(address(random));
    }
    StringBuilder text = new StringBuilder(" ".repeat(random.nextInt(3) * 65_500));
    int written = 0;
    List<String> stayed = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean stays = random.nextBoolean();
      String address = (stays ? kept : hidden).get(random.nextInt(6));
      String spelled = spelled(address, random);
      text.append(' ').append(spelled);
      if (stays) {
        stayed.add(spelled);
      } else {
        written++;
      }
      text.append(BETWEEN[random.nextInt(BETWEEN.length)]);
      text.append(" x".repeat(random.nextInt(10) == 0 ? 5_000 : 0));
    }
    Redacted redacted = new Redacted(kept.toArray(new String[0]));
    String result = redacted.redact(text.toString());

    assertThat(redacted.restore(result)).isEqualTo(text.toString());
    String lower = result.toLowerCase(Locale.ROOT);
    for (String address : hidden) {
      assertThat(lower.replaceAll("( x)+", ""))
          .as(address)
          .doesNotContain(address.substring(2).toLowerCase(Locale.ROOT));
    }
    assertThat(result.split("third-party-[0-9a-f]{16}", -1)).hasSize(written + 1);
    int from = 0;
    for (String spelled : stayed) {
      from = result.indexOf(spelled, from) + 1;
      assertThat(from).isPositive();
    }
    redacted.requireClean(result);
  }

  @Property(tries = 300)
  void redactAndRestore_shouldGiveTheSameBytesOfAnyText(@ForAll byte[] bytes, @ForAll long seed) {
    Random random = new Random(seed);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int place = text.isEmpty() ? 0 : random.nextInt(text.length());
    text = text.substring(0, place) + address(random) + text.substring(place);
    Redacted redacted = new Redacted();
    assertThat(redacted.restore(redacted.redact(text))).isEqualTo(text);
  }

  private static String address(Random random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    String hex = java.util.HexFormat.of().formatHex(bytes);
    return switch (random.nextInt(6)) {
      case 0 -> bitcoin("76a914" + hex + "88ac");
      case 1 -> bitcoin("a914" + hex + "87");
      case 2 -> bitcoin("0014" + hex);
      case 3 -> "02" + hex + hex.substring(0, 24);
      default -> EvmAddress.read(ETHEREUM, bytes, 0).text();
    };
  }

  private static String bitcoin(String script) {
    return LockingScript.of(java.util.HexFormat.of().parseHex(script))
        .address(BitcoinNetwork.MAIN)
        .orElseThrow()
        .text();
  }

  private static String spelled(String address, Random random) {
    if (address.startsWith("0x")) {
      return switch (random.nextInt(4)) {
        case 0 -> address.toLowerCase(Locale.ROOT);
        case 1 -> "0x" + address.substring(2).toUpperCase(Locale.ROOT);
        case 2 -> address.substring(0, 2) + mixed(address.substring(2), random);
        default -> address;
      };
    }
    return address.startsWith("bc1") && random.nextBoolean()
        ? address.toUpperCase(Locale.ROOT)
        : address;
  }

  private static String mixed(String text, Random random) {
    StringBuilder mixed = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
    }
    return mixed.toString();
  }
}
