package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.hash;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsTrace;
import tools.jackson.databind.JsonNode;

/** How many requests histories take: a service may ask money for each. */
class RequestCountTest {

  private static final int IN_A_BLOCK = 10;
  private static final long UNITS = 7;
  private static final EvmAddress TOKEN = account(0x70);
  private static final EvmAddress ANN = account(0xa);
  private static final EvmAddress BEN = account(0xb);
  private static final EvmHash SEED = transaction(1, 0);

  private static final String PARTIES =
      "\",\"topics\":[\"%s\",\"%s\",\"%s\"],\"data\":\"%s\","
          .formatted(TokenEvents.TRANSFER, word(BEN), word(ANN), word(UNITS));

  private final ScriptedNode node = new ScriptedNode();
  private int requests;
  private int most = Integer.MAX_VALUE;

  RequestCountTest() {
    node.override =
        body -> {
          requests++;
          return null;
        };
    node.on("eth_getLogs", this::logs);
    node.on("eth_call", this::balance);
    node.on("eth_getTransactionByHash", params -> told(params, ""));
    node.on("eth_getTransactionReceipt", params -> told(params, log(1, 0)));
  }

  private static EvmHash transaction(long block, int index) {
    return hash(1_000_000 + block * IN_A_BLOCK + index);
  }

  private static String word(EvmAddress account) {
    return "0x" + "0".repeat(24) + Node.lower(account).substring(2);
  }

  /** In every block but the first and the last, Ben pays Ann ten times. */
  private static String log(long block, int index) {
    return "{\"address\":\""
        + Node.lower(TOKEN)
        + PARTIES
        + quantity("blockNumber", block)
        + ",\"blockHash\":\""
        + word(block)
        + "\",\"transactionHash\":\""
        + word(1_000_000 + block * IN_A_BLOCK + index)
        + "\","
        + quantity("transactionIndex", index)
        + ","
        + quantity("logIndex", index)
        + "}";
  }

  private static String quantity(String name, long number) {
    return "\"" + name + "\":\"0x" + Long.toHexString(number) + "\"";
  }

  private static String word(long number) {
    String digits = Long.toHexString(number);
    return "0x" + "0".repeat(64 - digits.length()) + digits;
  }

  private String logs(JsonNode params) {
    JsonNode filter = params.get(0);
    JsonNode topics = filter.get("topics");
    if (topics.size() < 3 || !topics.get(2).stringValue().equals(word(ANN))) {
      return "[]";
    }
    long first = Math.max(1, number(filter.get("fromBlock")));
    long last = Math.min(HEAD - 1, number(filter.get("toBlock")));
    if ((last - first + 1) * IN_A_BLOCK > most) {
      throw new Refusal(-32005, "query returned more than " + most + " results");
    }
    StringJoiner found = new StringJoiner(",", "[", "]");
    for (long block = first; block <= last; block++) {
      for (int i = 0; i < IN_A_BLOCK; i++) {
        found.add(log(block, i));
      }
    }
    return found.toString();
  }

  private String balance(JsonNode params) {
    long blocks = Math.min(HEAD - 1, number(params.get(1)));
    boolean ann = params.get(0).get("data").stringValue().endsWith(word(ANN).substring(2));
    return "\"0x%064x\"".formatted(ann ? blocks * IN_A_BLOCK * UNITS : 0);
  }

  private static String told(JsonNode params, String logs) {
    assertThat(params.get(0).stringValue()).isEqualTo(SEED.toString());
    return """
    {"hash":"%1$s","transactionHash":"%1$s","blockNumber":"0x1","blockHash":"%2$s",
     "transactionIndex":"0x0","from":"%3$s","to":"%4$s","value":"0x0","gas":"0x5208",
     "gasPrice":"0x9","gasUsed":"0x5208","status":"0x1","logs":[%5$s]}\
    """
        .formatted(SEED, hash(1), Node.lower(BEN), Node.lower(TOKEN), logs);
  }

  /** Also what 512 MB of memory must be enough for, which is measured from outside. */
  @ParameterizedTest
  @CsvSource({"10000, 31", "1000000, 8"})
  void trace_shouldTakeFewRequestsForAHundredThousandTransfers(int results, int expected) {
    most = results;
    AccountSeed seed = new AccountSeed.OfTransaction("seed", SEED, ANN, Asset.token(TOKEN));
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(seed), AccountRule.FIFO, Set.of(Asset.token(TOKEN)), AccountStopRules.NONE);
    try (EvmRpcChain chain = node.open()) {
      requests = 0;
      FundsTrace trace = AccountSweep.run(chain, request);
      assertThat(trace.sum(AccountStop.HELD, Asset.token(TOKEN)))
          .isEqualTo(BigInteger.valueOf(UNITS));
      assertThat(chain.transfers(ANN, Asset.token(TOKEN), ChainOrder.beginning(1)))
          .hasSize((HEAD - 1) * IN_A_BLOCK);
      assertThat(requests).isLessThanOrEqualTo(expected);
    }
  }

  /**
   * Of 990 payments: ninety requests for what they are, and two for which they are. A thousand
   * would look like a list that was cut.
   */
  @Test
  void transfers_shouldAskForManyTransactionsTogether() {
    node.on("trace_filter", RequestCountTest::traces);
    node.on("trace_transaction", params -> "[{\"traceAddress\":[],\"type\":\"call\"}]");
    node.on("eth_getTransactionByHash", this::payment);
    node.on("eth_getTransactionReceipt", this::payment);
    node.on(
        "eth_getBalance",
        params -> "\"0x%x\"".formatted(Math.min(990, number(params.get(1))) * UNITS));
    Asset coin = Asset.coin(EvmNetwork.ETHEREUM.chainId());
    try (EvmRpcChain chain = node.open()) {
      requests = 0;
      assertThat(chain.transfers(ANN, coin, ChainOrder.beginning(0))).hasSize(990);
      // Code, two questions to the index, one batch of balances.
      assertThat(requests).isLessThanOrEqualTo(4 + 3 * 990 / 33);
      requests = 0;
      chain.transaction(transaction(1, 0));
      assertThat(requests).isEqualTo(1);
      requests = 0;
      ChainOrder next = ChainOrder.beginning(992);
      assertThat(chain.balanceBefore(ANN, coin, next)).isEqualTo(990 * UNITS);
      assertThat(requests).isEqualTo(1);
      // A second rule asks the same again.
      chain.transaction(transaction(1, 0));
      chain.balanceBefore(ANN, coin, next);
      assertThat(requests).isEqualTo(1);
    }
  }

  private static String traces(JsonNode params) {
    JsonNode filter = params.get(0);
    StringJoiner traces = new StringJoiner(",", "[", "]");
    long last = Math.min(990, number(filter.get("toBlock")));
    for (long i = Math.max(1, number(filter.get("fromBlock")));
        i <= last && filter.has("toAddress");
        i++) {
      traces.add(
          """
          {"blockNumber":%d,"blockHash":"%s","transactionHash":"%s","traceAddress":[]}\
          """
              .formatted(i, hash(i), transaction(i, 0)));
    }
    return traces.toString();
  }

  private String payment(JsonNode params) {
    long seed = Long.parseLong(params.get(0).stringValue().substring(50), 16) - 1_000_000;
    long block = seed / IN_A_BLOCK;
    return """
    {"hash":"%1$s","transactionHash":"%1$s","blockNumber":"0x%2$x","blockHash":"%3$s",
     "transactionIndex":"0x0","from":"%4$s","to":"%5$s","value":"0x7","gas":"0x5208",
     "gasPrice":"0x9","gasUsed":"0x5208","status":"0x1","logs":[]}\
    """
        .formatted(transaction(block, 0), block, hash(block), Node.lower(BEN), Node.lower(ANN));
  }
}
