package org.tracer.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine;

class AssetOptionsTest {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();

  private static AssetOptions parse(String asset) {
    return CommandLine.populateCommand(new AssetOptions(), "--asset", asset);
  }

  @ParameterizedTest
  @CsvSource({
    "ETH, eip155:1/native",
    "native, eip155:1/native",
    "usdt, eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7",
    "0xdac17f958d2ee523a2206206994597c13d831ec7,"
        + " eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7",
    "erc721:0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D/8817,"
        + " eip155:1/erc721:0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D/8817"
  })
  void named_shouldBeTheAsset(String text, String asset) {
    assertThat(parse(text).named(CHAIN)).map(Object::toString).containsExactly(asset);
    assertThat(parse(text).counted(CHAIN)).map(Object::toString).contains(asset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"doge", "erc721:0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D", "0x12", ""})
  void named_shouldRefuseWhatIsNone(String text) {
    assertThatThrownBy(() -> parse(text).named(CHAIN)).isInstanceOf(InvalidInputException.class);
  }
}
