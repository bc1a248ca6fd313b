package org.tracer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.FakeServer.Reply;

/** How sources of EVM chains are opened and recorded. */
class EvmSourceTest {

  private static final String ZEROS = "0".repeat(64);
  private static final String HEADER =
      """
      {"number":"0x0","hash":"0x%s","timestamp":"0x1","miner":"0x%s","transactions":[],"uncles":[]}\
      """
          .formatted(ZEROS, ZEROS.substring(24));

  @TempDir private Path directory;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A node or an explorer of Ethereum with one block. */
  private FakeServer server() {
    return new FakeServer(exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String question = exchange.getRequestURI() + body;
      asked.add(question);
      String result = "null";
      if (question.contains("eth_chainId")) {
        result = "\"0x1\"";
      } else if (question.contains("eth_getBlockByNumber")) {
        result = HEADER;
      } else if (question.contains("eth_blockNumber") || question.contains("eth_getBalance")) {
        result = "\"0x0\"";
      }
      FakeServer.reply(
          exchange, Reply.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}"));
    });
  }

  private AccountChain open(String uri, @Nullable EvmNetwork network, @Nullable Path record) {
    SourceOptions options = SourceOptions.defaults();
    options = network == null ? options : options.withNetwork(network);
    options = record == null ? options : options.withRecordDirectory(record);
    return AccountSources.open(uri, options);
  }

  private long chainQuestions() {
    return asked.stream().filter(question -> question.contains("eth_chainId")).count();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void open_shouldAskANodeOnceForItsChain(boolean recorded) {
    Path to = directory.resolve("case");
    try (FakeServer server = server()) {
      open("evm+" + server.base(), null, recorded ? to : null).close();
      assertThat(chainQuestions()).isEqualTo(1);
    }
    if (recorded) {
      try (AccountChain chain = open("recording:" + to, null, null)) {
        assertThat(chain.chain()).isEqualTo(EvmNetwork.ETHEREUM.chainId());
      }
    }
  }

  @Test
  void open_shouldLeaveNoDirectoryBehindWhenTheChainIsAnother() {
    Path to = directory.resolve("case");
    try (FakeServer server = server()) {
      for (String kind : List.of("evm+", "blockscout+")) {
        assertThatThrownBy(() -> open(kind + server.base(), EvmNetwork.of(10), to))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("another chain");
        assertThat(to).doesNotExist();
      }
    }
  }
}
