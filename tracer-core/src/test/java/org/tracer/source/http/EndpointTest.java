package org.tracer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://mempool.space/testnet4/api/, https://mempool.space/testnet4/api",
    "https://host/signet/bitcoin-explorer-interface, https://host/signet/bitcoin-explorer-interface",
    "https://host/0123456789abcdef/api, https://host/***/api",
    "https://host/550e8400-e29b-41d4-a716-446655440000, https://host/***",
    "https://host:81/v1/AbCdEfGhIjKlMnOpQr7/x/abcdefghijklmnop1, https://host:81/v1/***/x/***"
  })
  void toString_shouldMaskPartsOfPathThatLookLikeKeys(String address, String shown) {
    assertThat(Endpoint.parse(address)).hasToString(shown);
  }

  @Test
  void resolve_shouldAskWithTheKeyAndDescribeWithoutIt() {
    Endpoint endpoint = Endpoint.parse("https://host/0123456789abcdef/api");
    String id = "ab".repeat(32);
    Request request = Request.get("/tx/" + id);
    assertThat(endpoint.resolve(request)).hasToString("https://host/0123456789abcdef/api/tx/" + id);
    assertThat(endpoint.describe(request)).isEqualTo("https://host/***/api/tx/" + id);
    assertThat(endpoint.describe(Request.post("", "{}"))).isEqualTo("https://host/***/api, {}");
  }
}
