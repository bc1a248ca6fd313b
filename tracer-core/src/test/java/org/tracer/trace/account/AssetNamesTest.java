package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.ExampleFunds.USD;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.ledger.account.TokenClaims;

class AssetNamesTest {

  @Test
  void amount_shouldBeExactAndWithoutNeedlessZeros() {
    AssetNames names = names("USDX", 6);
    assertThat(names.amount(COIN, new BigInteger("1500000000000000000"))).isEqualTo("1.5 ETH");
    assertThat(names.amount(COIN, BigInteger.ONE)).isEqualTo("0.000000000000000001 ETH");
    assertThat(names.amount(COIN, BigInteger.ZERO)).isEqualTo("0 ETH");
    assertThat(names.amount(USD, BigInteger.valueOf(1_000_000_000))).isEqualTo("1000 USDX");
    assertThat(names.amount(USD, BigInteger.valueOf(1_230_000))).isEqualTo("1.23 USDX");
  }

  @Test
  void amount_shouldBeInBaseUnitsWhenDecimalsAreNotKnown() {
    BigInteger five = BigInteger.valueOf(5);
    String unknown = "5 base units of " + USD;
    assertThat(names("USDX", null).amount(USD, five)).isEqualTo(unknown);
    assertThat(names("USDX", -1).amount(USD, five)).isEqualTo(unknown);
    assertThat(names("USDX", Integer.MAX_VALUE).amount(USD, five)).isEqualTo(unknown);
    assertThat(names(null, 0).amount(USD, five)).isEqualTo("5 " + USD);
    Asset other = AccountStory.token("other");
    assertThat(names("USDX", 6).amount(other, five)).isEqualTo("5 base units of " + other);
  }

  /** The coin's own, a plain word's look-alikes, amounts, what runs the other way. */
  @ParameterizedTest
  @ValueSource(strings = {"ETH", "eth", "USD\u20ae", "\u0415TH", "1000000", "US D", "=A1", "-1"})
  void symbol_shouldComeWithTheContractWhenItMayMislead(String symbol) {
    assertThat(names(symbol, 6).symbol(USD)).isEqualTo("\"" + symbol + "\" (" + USD + ")");
    assertThat(names(symbol, 6).symbol(COIN)).isEqualTo("ETH");
  }

  @Test
  void symbol_shouldComeWithTheContractWhenAnotherTokenHasItToo() {
    Asset other = AccountStory.token("other");
    AssetNames names =
        AssetNames.of(
            AccountStory.CHAIN,
            Map.of(USD, new TokenClaims("USDX", 6), other, new TokenClaims("usdx", 6)));
    assertThat(names.symbol(USD)).isEqualTo("\"USDX\" (" + USD + ")");
    assertThat(names.symbol(other)).isEqualTo("\"usdx\" (" + other + ")");
  }

  @Test
  void symbol_shouldHoldNothingThatCannotBeSeen() {
    assertThat(names("US\u202eDX\u0000\n\u200b", 6).symbol(USD)).isEqualTo("USDX");
    assertThat(names("\u0000\u200b\ud800", 6).symbol(USD)).isEqualTo(USD.toString());
    assertThat(names("A".repeat(1_000_000), 6).symbol(USD))
        .isEqualTo("\"" + "A".repeat(24) + "…\" (" + USD + ")");
  }

  @Test
  void of_shouldBelieveTheListMoreThanTheContract() {
    ListedTokens.Token listed = ListedTokens.named(AccountStory.CHAIN, "usdc").orElseThrow();
    AssetNames names =
        AssetNames.of(
            AccountStory.CHAIN,
            Map.of(listed.asset(), new TokenClaims("SCAM", 2), USD, new TokenClaims("USDC", 6)));
    assertThat(names.amount(listed.asset(), BigInteger.valueOf(1_000_000))).isEqualTo("1 USDC");
    assertThat(names.symbol(USD)).isEqualTo("\"USDC\" (" + USD + ")");
  }

  private static AssetNames names(@Nullable String symbol, @Nullable Integer decimals) {
    return AssetNames.of(ExampleFunds.of("a", "b", new TokenClaims(symbol, decimals)));
  }
}
