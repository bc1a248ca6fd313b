package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.Node.ListResult;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.EthBlock;
import tools.jackson.databind.JsonNode;

/**
 * Coin that a block makes for its proposer and for those of its uncles. On Ethereum it follows from
 * the rules (Yellow Paper, section 11.3; EIP-649, EIP-1234) and the headers; since the Merge there
 * is none. Of other chains {@code trace_block} tells, where the node has it. Withdrawals and tips
 * are no rewards.
 */
final class BlockRewards {

  /** Behind withdrawals, before what is unexplained. */
  private static final int FIRST_PLACE = 1 << 29;

  private static final BigInteger ETHER = BigInteger.TEN.pow(18);
  private static final long BYZANTIUM = 4_370_000;
  private static final long CONSTANTINOPLE = 7_280_000;
  private static final long MERGE = 15_537_394;
  private static final int MOST_UNCLES = 2;
  private static final int OLDEST_UNCLE = 7;

  private final Node node;
  private final BlockRules rules;
  private final boolean traces;
  private final Asset coin;

  /** An uncle's number and proposer. */
  private record Uncle(long number, EvmAddress beneficiary) {}

  BlockRewards(Node node, Capabilities capabilities) {
    this.node = node;
    this.rules = BlockRules.of(node.chain());
    this.traces = capabilities.traceFilter();
    this.coin = Asset.coin(node.chain());
  }

  /** What a block pays, the proposer first, then those of its uncles. */
  List<Transfer> of(NodeBlock block) {
    if (rules == BlockRules.MAINNET) {
      return block.number() == 0 || block.number() >= MERGE ? List.of() : byRules(block);
    }
    return traces && block.isMined() ? byTraces(block) : List.of();
  }

  private List<Transfer> byRules(NodeBlock block) {
    if (block.uncles().size() > MOST_UNCLES) {
      throw node.fields("block " + block.number())
          .contradiction(
              String.format(Locale.ROOT, "a block has %d uncles", block.uncles().size()));
    }
    BigInteger reward = ETHER.multiply(BigInteger.valueOf(reward(block.number())));
    BigInteger nephew = reward.divide(BigInteger.valueOf(32));
    BigInteger all = reward.add(nephew.multiply(BigInteger.valueOf(block.uncles().size())));
    List<Transfer> paid = new ArrayList<>();
    add(block, block.beneficiary(), all, paid);
    for (int i = 0; i < block.uncles().size(); i++) {
      Uncle uncle = uncle(block, i);
      long eighths = 8 + uncle.number() - block.number();
      BigInteger part = reward.multiply(BigInteger.valueOf(eighths)).shiftRight(3);
      add(block, uncle.beneficiary(), part, paid);
    }
    return paid;
  }

  private static int reward(long number) {
    if (number < BYZANTIUM) {
      return 5;
    }
    return number < CONSTANTINOPLE ? 3 : 2;
  }

  private void add(NodeBlock block, EvmAddress to, BigInteger wei, List<Transfer> paid) {
    int place = FIRST_PLACE + paid.size();
    paid.add(
        new Transfer(
            new ChainOrder(block.number(), ChainOrder.BLOCK_END, place),
            null,
            null,
            to,
            coin,
            wei,
            TransferKind.REWARD));
  }

  private Uncle uncle(NodeBlock block, int place) {
    Request<Object, EthBlock> request =
        node.request(
            "eth_getUncleByBlockNumberAndIndex",
            EthBlock.class,
            Node.hex(block.number()),
            Node.hex(place));
    EthBlock.Block wire = node.require(request);
    Fields fields =
        node.fields(String.format(Locale.ROOT, "uncle %d of block %d", place, block.number()));
    if (!fields.hash(wire.getHash(), "hash").equals(block.uncles().get(place))) {
      throw fields.contradiction("the node gives another uncle than the block names");
    }
    long number = fields.number(wire.getNumberRaw(), "number");
    if (number >= block.number() || number < block.number() - OLDEST_UNCLE) {
      throw fields.contradiction("an uncle is of block " + number);
    }
    return new Uncle(number, fields.address(wire.getMiner(), "miner"));
  }

  private List<Transfer> byTraces(NodeBlock block) {
    Request<Object, ListResult> request =
        node.request("trace_block", ListResult.class, Node.hex(block.number()));
    ListResult answer = node.send(request);
    if (answer.hasError() && RpcFailure.of(answer).isUnknownMethod()) {
      return List.of();
    }
    Fields fields = node.fields("trace_block of " + block.number());
    List<Transfer> paid = new ArrayList<>();
    for (JsonNode trace : node.require(request, answer)) {
      if (isReward(trace, fields)) {
        node.pin(block.number(), fields.hash(fields.text(trace, "blockHash"), "blockHash"));
        JsonNode action = trace.get("action");
        if (action == null || !action.isObject()) {
          throw fields.contradiction("a trace has no action");
        }
        EvmAddress to = fields.address(fields.text(action, "author"), "author");
        add(block, to, fields.quantity(fields.text(action, "value"), "value"), paid);
      }
    }
    return paid;
  }

  /** Whether a trace tells of a reward rather than of a call. */
  static boolean isReward(@Nullable JsonNode trace, Fields fields) {
    return trace != null && trace.isObject() && "reward".equals(fields.text(trace, "type"));
  }
}
