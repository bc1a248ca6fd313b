package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.account;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;

/** What tokens say of themselves, the honest and the others. */
class TokenClaimsReaderTest {

  private static final Asset TOKEN = Asset.token(account(0x70));
  private static final String SIX = "0".repeat(63) + "6";

  private final ScriptedNode node = new ScriptedNode();

  private TokenClaims read(String symbol, String decimals) {
    node.on(
        "eth_call",
        params -> {
          boolean first = params.get(0).get("data").stringValue().equals("0x95d89b41");
          return "\"0x" + (first ? symbol : decimals) + "\"";
        });
    try (EvmRpcChain chain = node.open()) {
      return chain.claims(TOKEN).orElseThrow();
    }
  }

  private static String string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String padding = "00".repeat((32 - bytes.length % 32) % 32);
    return "%064x%064x".formatted(32, bytes.length) + HexFormat.of().formatHex(bytes) + padding;
  }

  /** The answer of Maker's token, from before strings. */
  @Test
  void claims_shouldReadStringsAndWords() {
    assertThat(read(string("USDT"), SIX)).isEqualTo(new TokenClaims("USDT", 6));
    String maker = "4d4b520000000000000000000000000000000000000000000000000000000000";
    assertThat(read(maker, "0".repeat(62) + "12")).isEqualTo(new TokenClaims("MKR", 18));
  }

  @Test
  void claims_shouldShowOnlyWhatCanBeSeen() {
    assertThat(read(string("US\u202eDT\u200b\u0007\n \u3164C\u0301"), SIX).symbol())
        .isEqualTo("USDT C");
    assertThat(read(string("A".repeat(900)), SIX).symbol()).isEqualTo("A".repeat(32) + "…");
    assertThat(read(string("\u200b\u202e"), SIX).symbol()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff",
        "0000000000000000000000000000000000000000000000000000000000000020",
        "20 ff",
        "7fffffff 1",
        "20 fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe",
        "40 1",
        "20 21 1"
      })
  void claims_shouldHaveNoSymbolThatCannotBeRead(String answer) {
    StringBuilder words = new StringBuilder();
    for (String word : answer.split(" ", -1)) {
      words.append(answer.contains(" ") ? "0".repeat(64 - word.length()) + word : word);
    }
    assertThat(read(words.toString(), SIX)).isEqualTo(new TokenClaims(null, 6));
    assertThat(read(string("A") + "f".repeat(64), SIX).symbol()).isEqualTo("A");
    assertThat(read(string("A").replace("41" + "0".repeat(62), "ff" + "0".repeat(62)), SIX))
        .isEqualTo(new TokenClaims(null, 6));
  }

  @Test
  void claims_shouldHaveNoSymbolThatIsHuge() {
    assertThat(read(string("A".repeat(300_000)), "")).isEqualTo(new TokenClaims(null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "06",
        "0000000000000000000000000000000000000000000000000000000000000100",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "00000000000000000000000000000000000000000000000000000000000000060000"
      })
  void claims_shouldHaveNoDecimalsThatAreNone(String answer) {
    assertThat(read(string("A"), answer)).isEqualTo(new TokenClaims("A", null));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, -32015, -32000})
  void claims_shouldBeNoneWhereTheContractGivesUp(int code) {
    node.on(
        "eth_call",
        params -> {
          throw new Refusal(code, code == -32000 ? "invalid opcode: INVALID" : "no");
        });
    try (EvmRpcChain chain = node.open()) {
      assertThat(chain.claims(TOKEN)).contains(new TokenClaims(null, null));
      assertThat(chain.claims(Asset.coin(EvmNetwork.ETHEREUM.chainId()))).isEmpty();
    }
  }

  @Test
  void claims_shouldBeAskedOnceAndTogether() {
    int[] requests = {0};
    try (EvmRpcChain chain = node.open()) {
      node.override =
          body -> {
            requests[0]++;
            return null;
          };
      chain.claims(TOKEN);
      chain.claims(TOKEN);
      assertThat(requests[0]).isEqualTo(1);
    }
  }

  @Test
  void claims_shouldNotTakeATiredNodeForAnAnswer() {
    node.on(
        "eth_call",
        params -> {
          throw new Refusal(-32000, "database is busy");
        });
    try (EvmRpcChain chain = node.open()) {
      assertThatThrownBy(() -> chain.claims(TOKEN))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("database is busy");
    }
  }
}
