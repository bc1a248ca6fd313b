package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;
import static org.tracer.source.evm.explorer.ScriptedExplorer.answer;
import static org.tracer.source.evm.explorer.ScriptedExplorer.hash;
import static org.tracer.source.evm.explorer.ScriptedExplorer.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsTrace;

/** An account with a quarter of a million rows: how many questions it takes, and when it ends. */
class LongListTest {

  private static final int ROWS = 250_000;
  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());
  private static final EvmAddress THIEF = account(2);
  private static final EvmAddress EXCHANGE = account(1);
  private static final Pattern NUMBER =
      Pattern.compile("(address|startblock|endblock|offset)=(\\w+)");
  private static final String NO_FEE = "\"gasPrice\":\"0\"";

  /**
   * Somebody pays the thief in block 1, he the exchange in block 2, and so do all others, later.
   */
  private static final class Server implements Transport {
    private final ScriptedExplorer rest = new ScriptedExplorer();
    private final List<String> asked = new ArrayList<>();

    Server() {
      rest.on("eth_blockNumber", "{\"jsonrpc\":\"2.0\",\"id\":83,\"result\":\"0x50000\"}");
      rest.on("eth_getCode", "{\"jsonrpc\":\"2.0\",\"id\":83,\"result\":\"0x\"}");
    }

    @Override
    public Answer send(Request request) {
      String path = request.path();
      asked.add(path);
      if (path.contains("action=balance")) {
        boolean exchange = path.contains(text(EXCHANGE));
        long wei = exchange ? ROWS : 0;
        return answer(200, "{\"status\":\"1\",\"message\":\"OK\",\"result\":\"" + wei + "\"}");
      }
      if (path.contains("action=eth_getBlockByNumber")) {
        long number = Long.parseLong(path.replaceAll(".*tag=0x([0-9a-f]+).*", "$1"), 16);
        String block = ScriptedExplorer.block(number).replace("\"0x4\"", "\"0x0\"");
        return answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + block + "}");
      }
      if (path.contains("action=eth_getTransactionReceipt")) {
        long seed = Long.parseLong(path.replaceAll(".*txhash=0x0*([0-9a-f]+).*", "$1"), 16);
        return answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + receipt(seed) + "}");
      }
      return path.contains("action=txlist&") ? list(path) : rest.send(request);
    }

    private String receipt(long seed) {
      long block = seed / 1_000;
      return """
      {"transactionHash":"%s","blockNumber":"0x%x","blockHash":"%s","transactionIndex":"0x0",
       "gasUsed":"0x5208","effectiveGasPrice":"0x0","status":"0x1","logs":[]}\
      """
          .formatted(hash(seed), block, hash(block));
    }

    private Answer list(String path) {
      boolean exchange = path.contains(text(EXCHANGE));
      long first = number(path, "startblock");
      long last = number(path, "endblock");
      List<String> rows = new ArrayList<>();
      if (path.contains("&page=1&")) {
        long end = exchange ? ROWS + 1 : 2;
        long begin = exchange ? 2 : 1;
        for (long block = Math.max(first, begin);
            block <= Math.min(last, end) && rows.size() < number(path, "offset");
            block++) {
          int from = block == 1 ? 3 : block == 2 ? 2 : 4;
          rows.add(
              payment(block, 0, from, block == 1 ? 2 : 1, 1)
                  .replace("\"gasPrice\":\"10\"", NO_FEE));
        }
      }
      return answer(
          200,
          rows.isEmpty()
              ? ScriptedExplorer.NOTHING
              : ScriptedExplorer.list(rows.toArray(String[]::new)));
    }

    @Override
    public void close() {}
  }

  private static String text(EvmAddress account) {
    return account.text().toLowerCase(Locale.ROOT);
  }

  private static long number(String path, String name) {
    Matcher matcher = NUMBER.matcher(path);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return Long.parseLong(matcher.group(2));
      }
    }
    throw new IllegalArgumentException(path);
  }

  private final Server server = new Server();

  private ExplorerChain open(int most) {
    return ExplorerChain.open(
        Explorer.ETHERSCAN,
        server,
        EvmNetwork.ETHEREUM,
        new ExplorerOptions(96, 1_000, most),
        "etherscan+http://explorer");
  }

  private FundsTrace trace(int most, AccountStopRules stops) {
    AccountSeed seed = new AccountSeed.OfTransaction("seed", hash(1_000), THIEF, COIN);
    try (ExplorerChain chain = open(most)) {
      return AccountSweep.run(
          chain, new AccountTraceRequest(List.of(seed), AccountRule.FIFO, Set.of(), stops));
    }
  }

  /** The account is left after as many rows as show that it has too many. */
  @ParameterizedTest
  @CsvSource({"100, 1", "5000, 6"})
  void trace_shouldNotReadAHubToItsEnd(int most, int pages) {
    server.rest.on("eth_getTransactionByHash", transaction());
    FundsTrace trace = trace(100_000, AccountStopRules.NONE.withMaxTransfers(most));
    assertThat(trace.sum(AccountStop.HUB, COIN)).isEqualTo(1);
    assertThat(server.asked)
        .filteredOn(path -> path.contains("action=txlist&") && path.contains(text(EXCHANGE)))
        .hasSize(pages);
  }

  private static String transaction() {
    return """
    {"jsonrpc":"2.0","id":1,"result":{"hash":"%s","blockNumber":"0x1","blockHash":"%s",
     "transactionIndex":"0x0","from":"0x%040x","to":"0x%040x","value":"0x1","gas":"0x5208",
     "gasPrice":"0x0","nonce":"0x0","input":"0x"}}\
    """
        .formatted(hash(1_000), hash(1), 3, 2);
  }

  /** 251 pages, of which each begins with the last row of the one before. */
  @Test
  void transfers_shouldBeReadToTheEndHoweverManyThereAre() {
    try (ExplorerChain chain = open(ROWS)) {
      assertThat(chain.transfers(EXCHANGE, COIN, ChainOrder.beginning(0))).hasSize(ROWS);
      assertThat(chain.balanceBefore(EXCHANGE, COIN, ChainOrder.beginning(1_002))).isEqualTo(1_000);
    }
    assertThat(server.asked)
        .filteredOn(path -> path.contains("action=txlist&"))
        .hasSizeBetween(251, 255);
    assertThat(server.asked).hasSizeLessThan(270);
  }

  @Test
  void trace_shouldSayWhatHelpsWhereAListIsTooLong() {
    server.rest.on("eth_getTransactionByHash", transaction());
    assertThatThrownBy(() -> trace(20_000, AccountStopRules.NONE))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("more than 20000 rows")
        .asInstanceOf(InstanceOfAssertFactories.throwable(SourceUnavailableException.class))
        .extracting(SourceUnavailableException::remedy, InstanceOfAssertFactories.STRING)
        .contains("--max-transfers", "rows=N");
  }
}
