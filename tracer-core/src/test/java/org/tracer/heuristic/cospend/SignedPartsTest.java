package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;

/** Hash types of the examples of BIP 143, and of forms made from them. */
class SignedPartsTest {

  /** BIP 143, native P2WPKH, second input. */
  private static final String ALL =
      "304402203609e17b84f6a7d30c80bfa610b5b4542f32a8a0d5447a12fb1366d7f01cc44a0220573a954c4518331561"
          + "406f90300e8f3358f51928d43c212a8caed02de67eebee01";

  private static final String KEY =
      "025476c2e83188368da1ff3e292e7acafcdb3566bb0ad253f62fc70f07aeee6357";

  private static TransactionForm.Input input(String unlocking, String... witness) {
    return new TransactionForm.Input(
        0, bytes(unlocking), Stream.of(witness).map(SignedPartsTest::bytes).toList());
  }

  private static RawBytes bytes(String hex) {
    return RawBytes.of(HexFormat.of().parseHex(hex));
  }

  private static String ofType(String type) {
    return ALL.substring(0, ALL.length() - 2) + type;
  }

  private static List<Integer> types(TransactionForm.Input input, @Nullable ScriptType spent) {
    return List.copyOf(SignedParts.hashTypes(input, spent));
  }

  @Test
  void hashTypes_shouldReadScriptsAndWitnesses() {
    assertThat(types(input("", ALL, KEY), ScriptType.P2WPKH)).containsExactly(1);
    assertThat(types(input("", ofType("83"), KEY), null)).containsExactly(0x83);
    assertThat(types(input("47" + ALL + "21" + KEY), ScriptType.P2PKH)).containsExactly(1);
    assertThat(types(input("47" + ofType("03")), ScriptType.P2PK)).containsExactly(3);
    assertThat(types(input("0047" + ALL + "47" + ofType("81") + "4c0151"), ScriptType.P2SH))
        .containsExactly(1, 0x81);
    assertThat(types(input("4c47" + ALL), ScriptType.P2PK)).containsExactly(1);
    assertThat(types(input("51"), ScriptType.P2SH)).isEmpty();
    assertThat(types(input("", ALL.substring(2), KEY), ScriptType.P2WPKH)).isEmpty();
  }

  /** BIP 341: 64 bytes are the default, which covers what ALL does; 65 name their type. */
  @Test
  void hashTypes_shouldReadTaprootKeyPathsOnly() {
    String schnorr = "ab".repeat(64);
    assertThat(types(input("", schnorr), ScriptType.P2TR)).containsExactly(1);
    assertThat(types(input("", schnorr + "83"), ScriptType.P2TR)).containsExactly(0x83);
    assertThat(types(input("", schnorr, "50ff"), ScriptType.P2TR)).containsExactly(1);
    assertThat(types(input("", schnorr, "51", "c0" + "11".repeat(32)), ScriptType.P2TR)).isEmpty();
    assertThat(types(input("", schnorr), ScriptType.P2WSH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, ALL",
    "2, NONE",
    "3, SINGLE",
    "131, SINGLE|ANYONECANPAY",
    "129, ALL|ANYONECANPAY"
  })
  void name_shouldBeTheTermOfTheSpecification(int type, String name) {
    assertThat(SignedParts.name(type)).isEqualTo(name);
  }
}
