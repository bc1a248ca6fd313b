package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.hash;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.blocks.RealBlocks;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What blocks paid those who made them. */
class BlockRewardsTest {

  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());
  private static final EvmAddress MINER = account(0xfee);
  private static final EvmAddress OTHER = account(0xfed);

  private final ScriptedNode node = new ScriptedNode();
  private final List<Long> uncles = new ArrayList<>();
  private long horizon;

  BlockRewardsTest() {
    node.on(
        "eth_getBlockByNumber",
        params -> {
          String tag = params.get(0).stringValue();
          return block(tag.startsWith("0x") ? number(params.get(0)) : horizon);
        });
    node.on(
        "eth_getUncleByBlockNumberAndIndex",
        params -> uncle(number(params.get(0)), (int) number(params.get(1))));
    node.on(
        "eth_getBalance",
        params -> {
          throw new Refusal(-32000, "missing trie node");
        });
  }

  private String block(long number) {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < uncles.size(); i++) {
      hashes.add("\"" + hash(100_000_000 + i) + "\"");
    }
    String all = number == horizon ? hashes.toString() : "[]";
    return ScriptedNode.block(number)
        .replace("\"uncles\":[]", "\"difficulty\":\"0x2\",\"uncles\":" + all)
        .replace("\"baseFeePerGas\":\"0x4\",", "");
  }

  /** The first is another's, the second the block's own proposer's. */
  private String uncle(long block, int place) {
    return "{\"hash\":\"%s\",\"number\":\"0x%x\",\"miner\":\"%s\",\"uncles\":[]}"
        .formatted(
            hash(100_000_000 + place),
            block - uncles.get(place),
            Node.lower(place == 0 ? OTHER : MINER));
  }

  private List<Transfer> paid(EvmAddress to) {
    try (EvmRpcChain chain = node.open()) {
      return chain.transfers(to, COIN, ChainOrder.beginning(horizon));
    }
  }

  /** By hand: R, R/32 for each uncle included, and (8 - depth) eighths of R for an uncle. */
  @ParameterizedTest
  @CsvSource({
    "1, 5000000000000000000, 5312500000000000000, 4375000000000000000, 1250000000000000000",
    "4369999, 5000000000000000000, 5312500000000000000, 4375000000000000000, 1250000000000000000",
    "4370000, 3000000000000000000, 3187500000000000000, 2625000000000000000, 750000000000000000",
    "7279999, 3000000000000000000, 3187500000000000000, 2625000000000000000, 750000000000000000",
    "7280000, 2000000000000000000, 2125000000000000000, 1750000000000000000, 500000000000000000",
    "15537393, 2000000000000000000, 2125000000000000000, 1750000000000000000, 500000000000000000"
  })
  void transfers_shouldHaveTheRewardOfTheFork(
      long block, String alone, String withUncles, String near, String far) {
    horizon = block;
    assertThat(paid(MINER)).extracting(t -> t.amount().toString()).containsExactly(alone);
    if (block < 10) {
      return;
    }
    uncles.addAll(List.of(1L, 6L));
    List<Transfer> own = paid(MINER);
    assertThat(own).extracting(t -> t.amount().toString()).containsExactly(withUncles, far);
    assertThat(own)
        .allMatch(t -> t.kind() == TransferKind.REWARD && t.from() == null)
        .allMatch(t -> t.transaction() == null)
        .allMatch(t -> t.order().transaction() == ChainOrder.BLOCK_END);
    assertThat(paid(OTHER)).extracting(t -> t.amount().toString()).containsExactly(near);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 15_537_394})
  void transfers_shouldHaveNoRewardInTheFirstBlockAndSinceTheMerge(long block) {
    horizon = block;
    assertThat(paid(MINER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 8})
  void transfers_shouldRefuseAnUncleThatCanBeNone(long depth) {
    horizon = 100;
    uncles.add(depth);
    assertThatThrownBy(() -> paid(MINER))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("an uncle is of block");
  }

  @Test
  void transfers_shouldRefuseMoreUnclesThanThereCanBe() {
    horizon = 100;
    uncles.addAll(List.of(1L, 2L, 3L));
    assertThatThrownBy(() -> paid(MINER))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("3 uncles");
  }

  @Test
  void transfers_shouldRefuseAnotherUncleThanTheBlockNames() {
    horizon = 100;
    uncles.add(1L);
    node.on(
        "eth_getUncleByBlockNumberAndIndex", params -> uncle(100, 0).replace("5f5e100", "5f5e101"));
    assertThatThrownBy(() -> paid(MINER))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("another uncle");
  }

  /** Mainnet's block 508110, whose proposer made its uncle too; the rewards are a node's traces. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void transfers_shouldBeThoseThatANodeTracesOfARealBlock(boolean index) {
    String folder = "eth/ethereum-etl/test_stream/blocks_508110_508110/web3_response.";
    ObjectNode block =
        (ObjectNode)
            result(RealBlocks.bytes(folder + "eth_getBlockByNumber_0x7c0ce_false.json")).deepCopy();
    block.putArray("transactions");
    JsonNode traces = result(RealBlocks.bytes(folder + "trace_block_0x7c0ce.json"));
    horizon = 508_110;
    node.on(
        "eth_getBlockByNumber",
        params ->
            params.get(0).stringValue().matches("0x7c0ce|finalized|latest")
                ? block.toString()
                : block(number(params.get(0))));
    node.on(
        "eth_getUncleByBlockNumberAndIndex",
        params ->
            "{\"hash\":%s,\"number\":\"0x%x\",\"miner\":%s}"
                .formatted(block.get("uncles").get(0), 508_108, block.get("miner")));
    List<JsonNode> rewards = new ArrayList<>();
    traces.forEach(trace -> {
      if (trace.get("type").stringValue().equals("reward")) {
        rewards.add(trace);
      }
    });
    if (index) {
      node.on("trace_filter", params -> params.get(0).has("toAddress") ? rewards.toString() : "[]");
    }
    EvmAddress miner =
        EvmAddress.parse(EvmNetwork.ETHEREUM.chainId(), block.get("miner").stringValue());
    List<Transfer> paid = paid(miner);
    assertThat(paid)
        .extracting(t -> "0x" + t.amount().toString(16))
        .containsExactlyElementsOf(
            rewards.stream().map(trace -> trace.get("action").get("value").stringValue()).toList());
    assertThat(paid).hasSize(2);
  }

  private static JsonNode result(byte[] json) {
    JsonNode read = RpcJson.read(json);
    return read.has("result") ? read.get("result") : read;
  }

  /** Whatever the rules of another chain are, its node's traces tell. */
  @Test
  void transfers_shouldTakeTheTracesOfAnotherChain() {
    horizon = 50;
    EvmNetwork gnosis = EvmNetwork.of(100);
    EvmAddress miner = EvmAddress.parse(gnosis.chainId(), Node.lower(MINER));
    String reward =
        """
        {"action":{"author":"%s","rewardType":"external","value":"0x64"},"blockHash":"%s",
         "blockNumber":50,"result":null,"subtraces":0,"traceAddress":[],"transactionHash":null,
         "type":"reward"}\
        """
            .formatted(Node.lower(MINER), hash(50));
    node.on("eth_chainId", params -> "\"0x64\"");
    node.on("trace_filter", params -> params.get(0).has("toAddress") ? "[" + reward + "]" : "[]");
    node.on("trace_block", params -> "[" + reward + "," + reward + "]");
    try (EvmRpcChain chain = node.open(gnosis)) {
      assertThat(chain.transfers(miner, Asset.coin(gnosis.chainId()), ChainOrder.beginning(50)))
          .extracting(Transfer::amount)
          .map(Number::longValue)
          .containsExactly(100L, 100L);
    }
    node.on("trace_filter", params -> "[" + reward.replace("\"reward\"", "\"call\"") + "]");
    try (EvmRpcChain chain = node.open(gnosis)) {
      assertThatThrownBy(
              () -> chain.transfers(miner, Asset.coin(gnosis.chainId()), ChainOrder.beginning(50)))
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void transfers_shouldSayWhenAnAccountMadeTooManyBlocks() {
    horizon = 20_000;
    node.on(
        "trace_filter",
        params -> {
          List<String> traces = new ArrayList<>();
          for (int i = 1; i <= 2_001 && params.get(0).has("toAddress"); i++) {
            traces.add(
                "{\"type\":\"reward\",\"blockNumber\":%d,\"blockHash\":\"%s\"}"
                    .formatted(i, hash(i)));
          }
          return traces.toString();
        });
    try (EvmRpcChain chain = node.open()) {
      assertThatThrownBy(() -> chain.transfers(MINER, COIN, ChainOrder.beginning(0)))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("made 2001 blocks");
    }
  }
}
