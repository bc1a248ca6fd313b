package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.Transaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A block with all its transactions and receipts, as the node wrote them.
 *
 * @param receipts null if the node does not give those of a whole block in few requests
 */
record WholeBlock(
    JsonNode json,
    NodeBlock header,
    List<JsonNode> transactions,
    @Nullable List<JsonNode> receipts) {

  /**
   * Reads a block with one request, or with one and one for each fifty transactions.
   *
   * @param one of the block's transactions
   */
  static WholeBlock read(Node node, Capabilities capabilities, long number, EvmHash one) {
    Request<Object, AnyResult> block =
        node.request("eth_getBlockByNumber", AnyResult.class, Node.hex(number), true);
    // Without receipts of whole blocks, one receipt shows whether batches are taken at all.
    Request<Object, AnyResult> second =
        capabilities.blockReceipts()
            ? node.request("eth_getBlockReceipts", AnyResult.class, Node.hex(number))
            : receipt(node, one.toString());
    List<AnyResult> answers =
        node.sendAll(List.of(block, second)).stream().map(AnyResult.class::cast).toList();
    JsonNode json = node.require(block, answers.get(0));
    NodeBlock header = node.checked(RpcJson.headerOf(json, node.origin()), number);
    List<JsonNode> transactions = list(json.get("transactions"));
    JsonNode receipts = answers.get(1).getResult();
    if (capabilities.blockReceipts() && receipts instanceof ArrayNode) {
      return new WholeBlock(json, header, transactions, list(receipts));
    }
    return new WholeBlock(
        json, header, transactions, node.batchLimit() == 1 ? null : receipts(node, transactions));
  }

  private static @Nullable List<JsonNode> receipts(Node node, List<JsonNode> transactions) {
    List<Request<Object, AnyResult>> requests = new ArrayList<>();
    for (JsonNode transaction : transactions) {
      requests.add(receipt(node, hash(transaction)));
    }
    List<JsonNode> receipts = new ArrayList<>();
    List<Optional<JsonNode>> answers = node.findAll(requests);
    for (Optional<JsonNode> answer : answers) {
      if (answer.isEmpty() || !answer.get().isObject()) {
        return null;
      }
      receipts.add(answer.get());
    }
    return receipts;
  }

  private static Request<Object, AnyResult> receipt(Node node, String hash) {
    return node.request("eth_getTransactionReceipt", AnyResult.class, hash);
  }

  private static List<JsonNode> list(@Nullable JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    if (array != null && array.isArray()) {
      array.forEach(list::add);
    }
    return list;
  }

  /** Some nodes give hashes where transactions were asked for. */
  private static String hash(JsonNode transaction) {
    JsonNode hash = transaction.isObject() ? transaction.get("hash") : transaction;
    return hash == null || !hash.isString() ? "" : hash.stringValue().toLowerCase(Locale.ROOT);
  }

  /** The transaction at a place, of which only the hash may be known; null then. */
  @Nullable NodeTransaction transaction(int index, EvmHash hash, Fields fields) {
    if (index >= transactions.size() || !hash(transactions.get(index)).equals(hash.toString())) {
      throw fields.contradiction(
          String.format(
              Locale.ROOT,
              "transaction %s is not at place %d of the block, where the node said it was",
              hash,
              index));
    }
    JsonNode transaction = transactions.get(index);
    return transaction.isObject()
        ? NodeTransaction.of(RpcJson.value(transaction, Transaction.class, hash.toString()), fields)
        : null;
  }

  /** The receipt of a transaction. */
  NodeReceipt receipt(NodeTransaction transaction, Node node) {
    String hash = transaction.hash().toString();
    JsonNode found =
        list(receipts).stream()
            .filter(receipt -> hash.equals(text(receipt)))
            .findFirst()
            .orElseThrow(() ->
                node.fields("block " + header.number())
                    .contradiction("there is no receipt of transaction " + hash));
    return node.checked(RpcJson.value(found, NodeReceipt.Wire.class, hash), transaction);
  }

  private static List<JsonNode> list(@Nullable List<JsonNode> known) {
    return known == null ? List.of() : known;
  }

  private static String text(JsonNode receipt) {
    JsonNode hash = receipt.get("transactionHash");
    return hash == null || !hash.isString() ? "" : hash.stringValue().toLowerCase(Locale.ROOT);
  }
}
