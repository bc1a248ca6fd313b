package org.tracer.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.error.InvalidInputException;

class EvmNamesTest {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();

  /** The examples of EIP-55, and the contract of USDT. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0xdAC17F958D2ee523a2206206994597C13D831ec7"
      })
  void address_shouldHaveItsChecksum(String text) {
    String lower = "0x" + text.substring(2).toLowerCase(Locale.ROOT);
    EvmAddress address = EvmAddress.parse(CHAIN, lower);
    assertThat(address.text()).isEqualTo(text);
    assertThat(EvmAddress.parse(CHAIN, text)).isEqualTo(address);
    assertThat(EvmAddress.read(CHAIN, address.toBytes(), 0)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0xgaaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        ""
      })
  void address_shouldBeRefused(String text) {
    assertThatThrownBy(() -> EvmAddress.parse(CHAIN, text))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void address_shouldBeAnotherOnEachChain() {
    String text = "0xdac17f958d2ee523a2206206994597c13d831ec7";
    assertThat(EvmAddress.parse(CHAIN, text))
        .isNotEqualTo(EvmAddress.parse(EvmNetwork.of(56).chainId(), text));
  }

  @ParameterizedTest
  @CsvSource({
    "ethereum, 1", "1, 1", "eip155:1, 1", "bnb-smart-chain, 56", "polygon, 137",
    "arbitrum, 42161", "optimism, 10", "base, 8453", "avalanche, 43114", "31337, 31337"
  })
  void network_shouldBeFoundByName(String name, long number) {
    assertThat(EvmNetwork.named(name)).hasValue(EvmNetwork.of(number));
    assertThat(EvmNetwork.of(number).chainId()).hasToString("eip155:" + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "01", "eip155:", "bitcoin", "99999999999999999999"})
  void network_shouldNotBeFound(String name) {
    assertThat(EvmNetwork.named(name)).isEmpty();
  }

  @Test
  void hash_shouldKeepItsBytes() {
    String text = "0x000000000000000000000000000000000000000000000000000000000000cafe";
    assertThat(EvmHash.parse(text)).hasToString(text).isEqualTo(new EvmHash(0, 0, 0, 0xcafe));
    assertThatThrownBy(() -> EvmHash.parse(text.substring(2)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void asset_shouldBeNamedWithItsChain() {
    EvmAddress contract = EvmAddress.parse(CHAIN, "0xdac17f958d2ee523a2206206994597c13d831ec7");
    assertThat(Asset.token(contract))
        .hasToString("eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7");
    assertThat(Asset.coin(CHAIN)).hasToString("eip155:1/native");
  }
}
