package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.hash;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;

/** The chain's own coin at nodes that lack one thing or another. */
class CoinHistoryTest {

  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());
  private static final EvmAddress ANN = account(0xa);
  private static final EvmAddress BEN = account(0xb);
  private static final EvmHash HASH = hash(0x777);
  private static final long BLOCK = 9_998;

  private String more = "";
  private String status = "\"status\":\"0x1\",";
  private String logs = "";
  private String price = "0xa";
  private String withdrawals = "[]";
  private String baseFee = "\"baseFeePerGas\":\"0x4\",";
  private final ScriptedNode node = new ScriptedNode();

  CoinHistoryTest() {
    node.on(
        "eth_getBlockByNumber",
        params -> {
          long number = number(params.get(0));
          String block =
              number == BLOCK
                  ? ScriptedNode.block(number, transaction())
                  : ScriptedNode.block(number);
          return block
              .replace("\"baseFeePerGas\":\"0x4\",", baseFee)
              .replace("\"uncles\":[]", "\"uncles\":[],\"withdrawals\":" + withdrawals);
        });
    node.on(
        "eth_getTransactionByHash",
        params -> params.get(0).stringValue().equals(HASH.toString()) ? transaction() : "null");
    node.on("eth_getTransactionReceipt", params -> receipt());
    node.on(
        "eth_getBalance",
        params -> {
          if (number(params.get(1)) < HEAD) {
            throw new Refusal(-32000, "missing trie node 12ab (path )");
          }
          return "\"0x64\"";
        });
  }

  private static String transaction() {
    return """
    {"hash":"%s","blockNumber":"0x%x","blockHash":"%s","transactionIndex":"0x0","from":"%s",
     "to":"%s","value":"0x64","gas":"0x5208","gasPrice":"0x9","nonce":"0x0","input":"0x"}\
    """
        .formatted(HASH, BLOCK, hash(BLOCK), Node.lower(ANN), Node.lower(BEN));
  }

  private String receipt() {
    return """
    {"transactionHash":"%s","blockNumber":"0x%x","blockHash":"%s","transactionIndex":"0x0",
     "gasUsed":"0x5208","effectiveGasPrice":"%s",%s%s"logs":[%s]}\
    """
        .formatted(HASH, BLOCK, hash(BLOCK), price, status, more, logs);
  }

  private List<String> transaction(EvmHash hash) {
    try (EvmRpcChain chain = node.open()) {
      return chain.transaction(hash).stream().map(CoinHistoryTest::text).toList();
    }
  }

  private static String text(Transfer transfer) {
    return "%d %s %s>%s %s"
        .formatted(
            transfer.order().index(),
            transfer.kind(),
            name(transfer.from()),
            name(transfer.to()),
            transfer.amount());
  }

  private static String name(@Nullable Address account) {
    if (account == null) {
      return "-";
    }
    return account.equals(ANN) ? "ann" : account.equals(BEN) ? "ben" : "miner";
  }

  @Test
  void transaction_shouldDivideTheFee() {
    assertThat(transaction(HASH))
        .containsExactly(
            "0 FEE_BURNED ann>- 84000", "1 FEE_TIP ann>miner 126000", "8 PAYMENT ann>ben 100");
    more = "\"blobGasUsed\":\"0x20000\",\"blobGasPrice\":\"0x3\",\"l1Fee\":\"0x11\",";
    assertThat(transaction(HASH))
        .containsExactly(
            "0 FEE_BURNED ann>- 84000",
            "1 FEE_TIP ann>miner 126000",
            "2 FEE_BURNED ann>- 393216",
            "3 FEE_DATA ann>- 17",
            "8 PAYMENT ann>ben 100");
  }

  @Test
  void transaction_shouldGiveAllOfTheFeeBeforeLondon() {
    baseFee = "";
    assertThat(transaction(HASH)).startsWith("1 FEE_TIP ann>miner 210000");
  }

  @Test
  void transaction_shouldTakeOnlyGasFromAFailure() {
    status = "\"status\":\"0x0\",";
    assertThat(transaction(HASH))
        .containsExactly("0 FEE_BURNED ann>- 84000", "1 FEE_TIP ann>miner 126000");
    assertThat(transaction(hash(1))).isEmpty();
  }

  @Test
  void transaction_shouldNotGuessBeforeByzantium() {
    status = "\"root\":\"0x00\",";
    assertThatThrownBy(() -> transaction(HASH))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("succeeded is not known");
  }

  @Test
  void transaction_shouldBookCoinEventsOnce() {
    logs = coinEvent(0, ANN, BEN, 100) + "," + coinEvent(1, BEN, ANN, 30);
    assertThat(transaction(HASH))
        .contains("8 PAYMENT ann>ben 100")
        .filteredOn(text -> text.contains("INTERNAL"))
        .singleElement()
        .asString()
        .endsWith("INTERNAL ben>ann 30");
    node.on("debug_traceTransaction", params -> frames("\"0x1e\"", ""));
    assertThat(transaction(HASH))
        .containsExactly(
            "0 FEE_BURNED ann>- 84000",
            "1 FEE_TIP ann>miner 126000",
            "8 PAYMENT ann>ben 100",
            "16 INTERNAL ben>ann 30");
  }

  private static String coinEvent(int index, EvmAddress from, EvmAddress to, long wei) {
    return """
    {"address":"%s","topics":["%s","0x%s%s","0x%s%s"],"data":"0x%064x","blockNumber":"0x%x",
     "blockHash":"%s","transactionHash":"%s","transactionIndex":"0x0","logIndex":"0x%x"}\
    """
        .formatted(
            TokenEvents.COIN_LOGGER,
            TokenEvents.TRANSFER,
            "0".repeat(24),
            Node.lower(from).substring(2),
            "0".repeat(24),
            Node.lower(to).substring(2),
            wei,
            BLOCK,
            hash(BLOCK),
            HASH,
            index);
  }

  private static String frames(String value, String error) {
    return """
    {"type":"CALL","from":"%1$s","to":"%2$s","value":"0x64"%4$s,"calls":[
      {"type":"DELEGATECALL","from":"%2$s","to":"%1$s","value":"0x64"},
      {"type":"CALL","from":"%2$s","to":"%1$s","value":"0x9","error":"execution reverted",
       "calls":[{"type":"CALL","from":"%1$s","to":"%2$s","value":"0x9"}]},
      {"type":"CALL","from":"%2$s","to":"%1$s","value":%3$s}]}\
    """
        .formatted(Node.lower(ANN), Node.lower(BEN), value, error);
  }

  @Test
  void transaction_shouldRefuseATraceAgainstTheReceipt() {
    node.on("debug_traceTransaction", params -> frames("\"0x1e\"", ",\"error\":\"out of gas\""));
    assertThatThrownBy(() -> transaction(HASH))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("disagree");
    node.on("debug_traceTransaction", params -> frames("30", ""));
    assertThatThrownBy(() -> transaction(HASH)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void transfers_shouldReadBlocksOneByOneWhereThereIsNoIndex() {
    withdrawals =
        "[{\"index\":\"0x1\",\"validatorIndex\":\"0x2\",\"address\":\"%s\",\"amount\":\"0x2\"}]"
            .formatted(Node.lower(BEN));
    try (EvmRpcChain chain = node.open()) {
      List<Transfer> found = chain.transfers(BEN, COIN, ChainOrder.beginning(9_998));
      assertThat(found)
          .extracting(CoinHistoryTest::text)
          .containsExactly(
              "8 PAYMENT ann>ben 100",
              "0 WITHDRAWAL ->ben 2000000000",
              "0 WITHDRAWAL ->ben 2000000000");
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("no balances of old blocks"));
      assertThatThrownBy(() -> chain.transfers(BEN, COIN, ChainOrder.beginning(0)))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("10000 blocks are too many");
      assertThatThrownBy(() -> chain.balanceBefore(BEN, COIN, ChainOrder.beginning(9_000)))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("not known");
    }
  }

  @Test
  void open_shouldRefuseAnotherChain() {
    assertThatThrownBy(() -> node.open(EvmNetwork.of(10)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ethereum (chain id 1), not optimism (chain id 10)");
    node.on("eth_chainId", params -> "\"0x0\"");
    assertThatThrownBy(node::open).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void open_shouldTakeTheNewestWhereNothingIsFinal() {
    node.on(
        "eth_getBlockByNumber",
        params -> {
          if (params.get(0).stringValue().equals("finalized")) {
            throw new Refusal(-39001, "unknown block");
          }
          return ScriptedNode.block(number(params.get(0)));
        });
    try (EvmRpcChain chain = node.open()) {
      assertThat(chain.horizon()).isEqualTo(HEAD);
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("not final"));
      // The newest block is another one now.
      node.on(
          "eth_getBlockByNumber",
          params ->
              ScriptedNode.block(number(params.get(0)))
                  .replace(hash(HEAD).toString(), hash(5).toString()));
      assertThatThrownBy(() -> chain.transaction(hash(1)))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("reorganised");
    }
  }

  @Test
  void kind_shouldTellDelegatedCodeFromAContract() {
    node.on(
        "eth_getCode",
        params -> {
          long seed = Long.parseLong(params.get(0).stringValue().substring(40), 16);
          return seed == 1
              ? "\"0x\""
              : seed == 2 ? "\"0xef0100" + "ab".repeat(20) + "\"" : "\"0x6001\"";
        });
    try (EvmRpcChain chain = node.open()) {
      assertThat(chain.kind(account(1))).isEqualTo(AccountKind.EXTERNAL);
      assertThat(chain.kind(account(2))).isEqualTo(AccountKind.DELEGATED);
      assertThat(chain.kind(account(3))).isEqualTo(AccountKind.CONTRACT);
    }
  }
}
