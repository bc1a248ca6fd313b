package org.tracer.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.InvalidInputException;

/** The lists of BIP 173 and BIP 350, and addresses of one key hash that many wallets publish. */
class BitcoinAddressVectorsTest {

  private static BitcoinNetwork networkOf(String address) {
    return address.toLowerCase(Locale.ROOT).startsWith("tb1")
        ? BitcoinNetwork.TESTNET3
        : BitcoinNetwork.MAIN;
  }

  @ParameterizedTest
  @CsvSource({
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,"
        + "0014751e76e8199196d454941c45d1b3a323f1433bd6, P2WPKH",
    "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7,"
        + "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262, P2WSH",
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y,"
        + "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6,"
        + "WITNESS_UNKNOWN",
    "BC1SW50QGDZ25J, 6002751e, WITNESS_UNKNOWN",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs,"
        + "5210751e76e8199196d454941c45d1b3a323, WITNESS_UNKNOWN",
    "tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy,"
        + "0020000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433, P2WSH",
    "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c,"
        + "5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433, P2TR",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
        + "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798, P2TR",
    "bc1pfeessrawgf, 51024e73, WITNESS_UNKNOWN",
    "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH,"
        + "76a914751e76e8199196d454941c45d1b3a323f1433bd688ac, P2PKH",
  })
  void parse_shouldGiveTheScriptAndItsTextAgain(String address, String script, ScriptType type) {
    BitcoinAddress parsed = BitcoinAddress.parse(networkOf(address), address);
    assertThat(parsed.script()).hasToString(script);
    assertThat(parsed.script().type()).isEqualTo(type);
    String canonical = address.startsWith("1") ? address : address.toLowerCase(Locale.ROOT);
    assertThat(parsed.text()).isEqualTo(canonical);
    LockingScript same = LockingScript.of(HexFormat.of().parseHex(script));
    assertThat(same.address(networkOf(address))).contains(parsed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // BIP 173
        "tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2",
        "bc1rw5uspcuh",
        "bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7",
        "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv",
        "bc1gmk9yu",
        // Valid under BIP 173, no longer so since BIP 350
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx",
        "BC1SW50QA3JX3S",
        "bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj",
        // BIP 350
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
        "tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
        "bc1pw5dgrnzv",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
        "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
        "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j",
      })
  void parse_shouldRefuseTheInvalidListsOnEveryNetwork(String address) {
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      assertThatThrownBy(() -> BitcoinAddress.parse(network, address))
          .as("%s on %s", address, network)
          .isInstanceOf(InvalidInputException.class);
    }
  }

  /** Litecoin, Dogecoin, Tron, XRP and Bitcoin Cash forms of the same key hash. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ",
        "MJaRnao1s62a2zAKSkmG582KbLKianqb7v",
        "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9",
        "DFpN6QqFfUm3gKNaxN6tNcab1FArL9cZLE",
        "A37YDYSwz3438rFtm1SLVcQHyD7JeueC9H",
        "TLeUZDGLWnyiJVFcp3m3M1782uBsGWa8uf",
        "rBgGZ9tc4him9KBzD8fKFiQz3fSZpaSwMH",
        "bitcoincash:qp63uahgrxged4z5jswyt5dn5v3lzsem6cy4spdc2h",
      })
  void parse_shouldRefuseAddressesOfOtherChains(String address) {
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      assertThatThrownBy(() -> BitcoinAddress.parse(network, address))
          .as("%s on %s", address, network)
          .isInstanceOf(InvalidInputException.class);
    }
  }

  /** Base58 takes time with the square of its length: a file could hold a reader up for minutes. */
  @Test
  void parse_shouldRefuseLongTextsAtOnce() {
    String text = "x".repeat(10_000_000);
    assertThatThrownBy(() -> BitcoinAddress.parse(BitcoinNetwork.MAIN, text))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> assertThat(refused.input()).hasSizeLessThan(200));
  }

  @Test
  void parse_shouldReadTheScriptHashOfTheSameKey() {
    String text = "3CNHUhP3uyB9EUtRLsmvFUmvGdjGdkTxJw";
    BitcoinAddress address = BitcoinAddress.parse(BitcoinNetwork.MAIN, text);
    assertThat(address.script().type()).isEqualTo(ScriptType.P2SH);
    assertThat(address.text()).isEqualTo(text);
    assertThatThrownBy(() -> BitcoinAddress.parse(BitcoinNetwork.TESTNET3, text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another network (bitcoin)");
  }
}
