package org.tracer.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;

class ListedTokensTest {

  /** The issuers' own statements of where their tokens are. */
  @ParameterizedTest
  @CsvSource({
    "1, usdt, 0xdAC17F958D2ee523a2206206994597C13D831ec7, 6",
    "1, USDC, 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48, 6",
    "56, Usdt, 0x55d398326f99059fF775485246999027B3197955, 18",
    "137, usdt, 0xc2132D05D31c914a87C6611C10748AEb04B58e8F, 6"
  })
  void named_shouldFindTheContract(long chain, String symbol, String contract, int decimals) {
    ChainId id = EvmNetwork.of(chain).chainId();
    ListedTokens.Token token = ListedTokens.named(id, symbol).orElseThrow();
    assertThat(token.asset()).isEqualTo(Asset.token(EvmAddress.parse(id, contract)));
    assertThat(token.decimals()).isEqualTo(decimals);
    assertThat(ListedTokens.find(token.asset())).contains(token);
  }

  /** A dollar token on every chain that has a name, and no symbol of a chain twice. */
  @Test
  void of_shouldServeEveryNamedNetwork() {
    for (EvmNetwork network : EvmNetwork.known()) {
      Set<String> symbols = new HashSet<>();
      for (ListedTokens.Token token : ListedTokens.of(network.chainId())) {
        assertThat(symbols.add(token.symbol())).as("%s", token).isTrue();
      }
      assertThat(symbols).as("%s", network).contains("USDC");
    }
  }
}
