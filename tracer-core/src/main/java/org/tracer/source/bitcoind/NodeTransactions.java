package org.tracer.source.bitcoind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.TxOutput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.JsonValue;

/** Single transactions and outputs as a node gives them. Thread-safe. */
final class NodeTransactions {

  private final RpcClient client;

  NodeTransactions(RpcClient client) {
    this.client = client;
  }

  /**
   * An answer about a transaction.
   *
   * @param raw null if the node does not give it
   * @param block null if it is in no block, or not known to be
   * @param absent whether the node is sure that its chain does not hold it
   */
  record Found(@Nullable RawTransaction raw, @Nullable BlockHash block, boolean absent) {}

  /** Asks for a transaction by its id, which is computed from the bytes that come. */
  Found find(TxId id) {
    String params = "[\"" + id + "\",true]";
    RpcAnswer answer = client.call("getrawtransaction", params);
    JsonValue result = answer.result();
    if (result != null) {
      Optional<JsonValue> block = result.optional("blockhash");
      return new Found(
          parse(result.get("hex"), id),
          block.map(hash -> hash.parsed(BlockHash::parse)).orElse(null),
          block.isEmpty());
    }
    if (answer.failure() == null
        || answer.failedWith(RpcAnswer.NOT_FOUND)
        || answer.failedWith(RpcAnswer.MISC_ERROR)) {
      // Only with a complete index does the node say that the chain itself was searched.
      String message = answer.failure() == null ? "" : answer.failure().message();
      return new Found(null, null, message.contains("mempool or blockchain transaction"));
    }
    throw client.failed("getrawtransaction", params, answer.failure());
  }

  /** A transaction from its bytes, which must have the id that was asked for. */
  static RawTransaction parse(JsonValue hex, TxId id) {
    RawTransaction raw;
    try {
      raw = RawTransaction.parse(hex.hex());
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          "a transaction is damaged: " + e.getMessage(), "transaction " + id, "", e);
    }
    if (!raw.id().equals(id)) {
      throw new MalformedDataException(
          "the node answers with another transaction",
          "transaction " + id + ", computed " + raw.id(),
          "The node's data is wrong; use another.");
    }
    return raw;
  }

  /** Whether the node's set of unspent outputs holds an output; empty if it cannot say. */
  Optional<Boolean> isUnspent(TxId id, int vout, TxOutput output) {
    String params = "[\"" + id + "\"," + vout + ",false]";
    RpcAnswer answer = client.call("gettxout", params);
    if (answer.failure() != null) {
      if (answer.failedWith(RpcAnswer.UNKNOWN_METHOD) || answer.failedWith(RpcAnswer.MISC_ERROR)) {
        return Optional.empty();
      }
      throw client.failed("gettxout", params, answer.failure());
    }
    JsonValue result = answer.result();
    if (result == null) {
      return Optional.of(false);
    }
    TxOutput said = output(result);
    if (!said.equals(output)) {
      throw new MalformedDataException(
          "the node says of an output what its transaction does not say",
          String.format(
              Locale.ROOT,
              "output %s:%d, %s satoshi, said to be %s",
              id,
              vout,
              output.value(),
              said.value()),
          "The node's data is wrong; run its own check of the chain.");
    }
    return Optional.of(true);
  }

  /**
   * What all inputs of a block's transactions spend, as the node has noted it for undoing the
   * block; empty if this node does not tell (before Core 25).
   */
  Optional<Map<TxId, List<TxOutput>>> spentBy(BlockHash block) {
    RpcAnswer answer = client.call("getblock", "[\"" + block + "\",3]");
    JsonValue result = answer.result();
    if (result == null || !result.isObject()) {
      return Optional.empty();
    }
    Map<TxId, List<TxOutput>> spent = new HashMap<>();
    for (JsonValue transaction : result.get("tx").elements()) {
      if (transaction.isText()) {
        return Optional.empty();
      }
      List<TxOutput> outputs = new ArrayList<>();
      for (JsonValue input : transaction.get("vin").elements()) {
        if (input.optional("coinbase").isEmpty()) {
          Optional<JsonValue> output = input.optional("prevout");
          if (output.isEmpty()) {
            return Optional.empty();
          }
          outputs.add(output(output.get()));
        }
      }
      spent.put(transaction.get("txid").parsed(TxId::parse), List.copyOf(outputs));
    }
    return Optional.of(spent);
  }

  private static TxOutput output(JsonValue json) {
    BigDecimal coins = json.get("value").decimal();
    try {
      BigDecimal satoshi = coins.movePointRight(8);
      if (satoshi.signum() < 0 || satoshi.compareTo(BigDecimal.valueOf(Satoshi.MAX_MONEY)) > 0) {
        throw new ArithmeticException("out of range");
      }
      return new TxOutput(
          Satoshi.of(satoshi.longValueExact()),
          LockingScript.of(json.get("scriptPubKey").get("hex").hex()));
    } catch (ArithmeticException e) {
      throw json.get("value").unexpected("is not an amount of bitcoin");
    }
  }
}
