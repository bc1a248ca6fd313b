package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * Makes what a block commits to from the objects of JSON-RPC. A field that the chain's bytes need
 * and that is absent, null or of another form is a {@link MalformedDataException} that names it;
 * fields that they do not need are not looked at, and so are claims of the node.
 *
 * @see <a href="https://ethereum.github.io/execution-apis/">Execution APIs</a>
 */
public final class RpcObjects {

  /** A field that a fork added behind the first fifteen of a header. */
  private record LaterField(String name, BiConsumer<RlpWriter, JsonValue> write) {}

  /** In the order in which headers have them: EIP-1559, 4895, 4844, 4844, 4788, 7685. */
  private static final List<LaterField> LATER_FIELDS =
      List.of(
          new LaterField("baseFeePerGas", RpcObjects::writeQuantity),
          new LaterField("withdrawalsRoot", RpcObjects::writeHash),
          new LaterField("blobGasUsed", RpcObjects::writeQuantity),
          new LaterField("excessBlobGas", RpcObjects::writeQuantity),
          new LaterField("parentBeaconBlockRoot", RpcObjects::writeHash),
          new LaterField("requestsHash", RpcObjects::writeHash));

  /** The first fifteen, and what a block's object has beside its header. */
  private static final Set<String> OLD_FIELDS =
      Set.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "author",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "difficulty",
          "totalDifficulty",
          "sealFields",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "hash",
          "size",
          "uncles",
          "transactions",
          "withdrawals");

  private RpcObjects() {}

  /**
   * The header of a block, whose hash is the one that the node gives.
   *
   * @throws MalformedDataException also if its fields have another hash: they are not the block's,
   *     or the chain's headers have fields that are not known here
   */
  public static BlockHeader header(ChainId chain, JsonValue block) {
    BlockHeader header = uncheckedHeader(chain, block);
    requireHash("block", block, header.hash());
    return header;
  }

  /** The header as its fields say, whatever its hash. */
  public static BlockHeader uncheckedHeader(ChainId chain, JsonValue block) {
    return new BlockHeader(
        RpcValues.hash(block.get("parentHash")),
        RpcValues.hash(block.get("sha3Uncles")),
        RpcValues.address(chain, block.get("miner")),
        RpcValues.hash(block.get("stateRoot")),
        RpcValues.hash(block.get("transactionsRoot")),
        RpcValues.hash(block.get("receiptsRoot")),
        RpcValues.data(block.get("logsBloom"), LogsBloom.LENGTH),
        RpcValues.quantity(block.get("difficulty")),
        RpcValues.number(block.get("number")),
        RpcValues.number(block.get("gasLimit")),
        RpcValues.number(block.get("gasUsed")),
        Instant.ofEpochSecond(
            RpcValues.number(block.get("timestamp"), Instant.MAX.getEpochSecond())),
        RpcValues.data(block.get("extraData")),
        RpcValues.hash(block.get("mixHash")),
        RpcValues.data(block.get("nonce"), 8),
        laterFields(block));
  }

  /** Names of the fields of a block that are not known here: a later fork's, or another chain's. */
  public static List<String> unknownFields(JsonValue block) {
    return block.members().keySet().stream()
        .filter(name -> !OLD_FIELDS.contains(name))
        .filter(name -> LATER_FIELDS.stream().noneMatch(field -> field.name().equals(name)))
        .sorted()
        .toList();
  }

  private static List<Bytes> laterFields(JsonValue block) {
    List<Bytes> later = new ArrayList<>();
    for (int i = 0; i < LATER_FIELDS.size(); i++) {
      Optional<JsonValue> value = block.optional(LATER_FIELDS.get(i).name());
      if (value.isEmpty()) {
        continue;
      }
      if (later.size() != i) {
        throw block
            .get(LATER_FIELDS.get(i).name())
            .unexpected("has no \"" + LATER_FIELDS.get(later.size()).name() + "\" before it");
      }
      RlpWriter field = new RlpWriter();
      LATER_FIELDS.get(i).write().accept(field, value.get());
      later.add(Bytes.owned(field.toBytes()));
    }
    return later;
  }

  private static void writeQuantity(RlpWriter out, JsonValue value) {
    out.integer(RpcValues.quantity(value));
  }

  private static void writeHash(RlpWriter out, JsonValue value) {
    out.hash(RpcValues.hash(value));
  }

  /** The receipt that a node gives for a transaction. */
  public static Receipt receipt(ChainId chain, JsonValue receipt) {
    Optional<JsonValue> type = receipt.optional("type");
    return new Receipt(
        type.isEmpty() ? 0 : (int) RpcValues.number(type.get(), Transaction.LAST_TYPE),
        outcome(receipt),
        RpcValues.number(receipt.get("cumulativeGasUsed")),
        RpcValues.data(receipt.get("logsBloom"), LogsBloom.LENGTH),
        receipt.get("logs").elements().stream().map(log -> log(chain, log)).toList(),
        depositFields(receipt));
  }

  private static Outcome outcome(JsonValue receipt) {
    Optional<JsonValue> root = receipt.optional("root");
    Optional<JsonValue> status = receipt.optional("status");
    if (root.isPresent() == status.isPresent()) {
      throw receipt.unexpected("has neither \"status\" nor \"root\", or both");
    }
    return status.isPresent()
        ? new Outcome.Status(RpcValues.number(status.get(), 1) == 1)
        : new Outcome.StateRoot(RpcValues.hash(root.orElseThrow()));
  }

  /**
   * What the rollups of the OP Stack write behind the receipts of deposits. Before their Canyon
   * fork, which brought the version, the nonce was shown but not hashed.
   */
  private static List<Bytes> depositFields(JsonValue receipt) {
    Optional<JsonValue> version = receipt.optional("depositReceiptVersion");
    if (version.isEmpty()) {
      return List.of();
    }
    return List.of(rlp(receipt.get("depositNonce")), rlp(version.get()));
  }

  private static Bytes rlp(JsonValue quantity) {
    return Bytes.owned(new RlpWriter().integer(RpcValues.quantity(quantity)).toBytes());
  }

  public static Log log(ChainId chain, JsonValue log) {
    List<EvmHash> topics = log.get("topics").elements().stream().map(RpcValues::hash).toList();
    if (topics.size() > Log.MOST_TOPICS) {
      throw log.unexpected("has " + topics.size() + " topics");
    }
    EvmAddress address = RpcValues.address(chain, log.get("address"));
    return new Log(address, topics, RpcValues.data(log.get("data")));
  }

  public static Withdrawal withdrawal(ChainId chain, JsonValue withdrawal) {
    return new Withdrawal(
        RpcValues.number(withdrawal.get("index")),
        RpcValues.number(withdrawal.get("validatorIndex")),
        RpcValues.address(chain, withdrawal.get("address")),
        BigInteger.valueOf(RpcValues.number(withdrawal.get("amount"))));
  }

  /** Refuses an object whose {@code hash} is not the one that follows from its fields. */
  static void requireHash(String what, JsonValue object, EvmHash computed) {
    EvmHash claimed = RpcValues.hash(object.get("hash"));
    if (!claimed.equals(computed)) {
      throw object.unexpected(
          "is a " + what + " called " + claimed + ", but its fields have the hash " + computed);
    }
  }
}
