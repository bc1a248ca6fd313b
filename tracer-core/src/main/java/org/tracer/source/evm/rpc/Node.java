package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthTransaction;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.Transaction;
import tools.jackson.databind.JsonNode;

/**
 * Asks a node, always by the number of a block, and holds it to what it said: a number whose block
 * has another hash than before ends the reading. Confined to one thread.
 */
final class Node implements AutoCloseable {

  /** Any result, kept as JSON. */
  static final class AnyResult extends Response<JsonNode> {}

  /** A result that is a text. */
  static final class TextResult extends Response<String> {}

  /** Events without web3j's alternative of bare hashes. */
  static final class LogsResult extends Response<List<Log>> {}

  /** Entries of traces, or whatever else comes as a list. */
  static final class ListResult extends Response<List<JsonNode>> {}

  static final class ReceiptResult extends Response<NodeReceipt.Wire> {}

  static final class ReceiptsResult extends Response<List<NodeReceipt.Wire>> {}

  private final TransportService service;
  private final ChainId chain;
  private final Map<Long, EvmHash> hashes = new TreeMap<>();

  Node(TransportService service, ChainId chain) {
    this.service = service;
    this.chain = chain;
  }

  ChainId chain() {
    return chain;
  }

  String origin() {
    return service.origin();
  }

  int batchLimit() {
    return service.batchLimit();
  }

  Fields fields(String what) {
    return new Fields(origin() + ", " + what, chain);
  }

  static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  /** As nodes write an account. */
  static String lower(EvmAddress account) {
    return "0x" + HexFormat.of().formatHex(account.toBytes());
  }

  /** Notes the hash of a block; another one than before is a reorganisation. */
  void pin(long number, EvmHash hash) {
    EvmHash before = hashes.putIfAbsent(number, hash);
    if (before != null && !before.equals(hash)) {
      throw new MalformedDataException(
          "the chain was reorganised while it was read, or the node's answers come from two chains",
          String.format(Locale.ROOT, "%s, block %d: %s, then %s", origin(), number, before, hash),
          "Run again, with a horizon that is final.");
    }
  }

  <R extends Response<?>> Request<Object, R> request(
      String method, Class<R> type, Object... params) {
    return new Request<>(method, List.of(params), service, type);
  }

  <R extends Response<?>> R send(Request<?, R> request) {
    return service.send(request, request.getResponseType());
  }

  /** The result of a call; empty if it is null. */
  <T, R extends Response<T>> Optional<T> find(Request<?, R> request) {
    return result(request, send(request));
  }

  /** The results of many calls, in their order. */
  <T, R extends Response<T>> List<Optional<T>> findAll(List<Request<Object, R>> requests) {
    BatchRequest batch = new BatchRequest(service);
    requests.forEach(batch::add);
    List<? extends Response<?>> responses = service.sendBatch(batch).getResponses();
    List<Optional<T>> results = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      Request<Object, R> request = requests.get(i);
      results.add(result(request, request.getResponseType().cast(responses.get(i))));
    }
    return results;
  }

  /** Calls of different kinds, sent together; their answers, errors too, in their order. */
  List<Response<?>> sendAll(List<? extends Request<?, ? extends Response<?>>> requests) {
    BatchRequest batch = new BatchRequest(service);
    requests.forEach(batch::add);
    return List.copyOf(service.sendBatch(batch).getResponses());
  }

  /** What an answer says; empty if it is null. */
  <T> Optional<T> result(Request<?, ?> request, Response<T> response) {
    if (response.hasError()) {
      throw failed(request, RpcFailure.of(response));
    }
    return Optional.ofNullable(response.getResult());
  }

  SourceUnavailableException failed(Request<?, ?> request, RpcFailure failure) {
    String remedy = "Check the node's log, or use another node.";
    if (failure.isUnknownMethod()) {
      remedy = "Use a node that offers " + request.getMethod() + ".";
    } else if (failure.isMissingState()) {
      remedy = "The node has thrown that state away; use an archive node.";
    }
    return new SourceUnavailableException(
        "the node answers " + request.getMethod() + " with an error: " + failure,
        what(request),
        remedy);
  }

  private String what(Request<?, ?> request) {
    return origin() + ", " + request.getMethod() + " " + RpcJson.write(request.getParams());
  }

  /** A result that must be there. */
  <T, R extends Response<T>> T require(Request<?, R> request) {
    return require(request, send(request));
  }

  <T> T require(Request<?, ?> request, Response<T> response) {
    return result(request, response)
        .orElseThrow(() ->
            new MalformedDataException(
                "the node knows nothing of what it must know", what(request), RpcJson.REMEDY));
  }

  NodeBlock block(long number, boolean full) {
    return checked(require(blockRequest(number, full)), number);
  }

  Request<Object, EthBlock> blockRequest(long number, boolean full) {
    return request("eth_getBlockByNumber", EthBlock.class, hex(number), full);
  }

  NodeBlock checked(EthBlock.Block wire, long number) {
    Fields fields = fields("block " + number);
    NodeBlock block = NodeBlock.of(wire, fields);
    if (block.number() != number) {
      throw fields.contradiction("the node gives block " + block.number() + " for this one");
    }
    pin(number, block.hash());
    return block;
  }

  Request<Object, EthTransaction> transactionRequest(EvmHash hash) {
    return request("eth_getTransactionByHash", EthTransaction.class, hash.toString());
  }

  /** A transaction that is in a block; what waits in the node's pool stands in none. */
  Optional<NodeTransaction> checked(Optional<Transaction> wire, EvmHash hash) {
    return wire.filter(found -> found.getBlockHash() != null).map(found -> checked(found, hash));
  }

  private NodeTransaction checked(Transaction wire, EvmHash hash) {
    Fields fields = fields("transaction " + hash);
    NodeTransaction found = NodeTransaction.of(wire, fields);
    if (!found.hash().equals(hash)) {
      throw fields.contradiction("the node gives transaction " + found.hash() + " for this one");
    }
    pin(found.block(), found.blockHash());
    return found;
  }

  Request<Object, ReceiptResult> receiptRequest(EvmHash hash) {
    return request("eth_getTransactionReceipt", ReceiptResult.class, hash.toString());
  }

  NodeReceipt checked(NodeReceipt.Wire wire, NodeTransaction transaction) {
    Fields fields = fields("receipt of " + transaction.hash());
    NodeReceipt receipt = NodeReceipt.of(wire, fields);
    pin(receipt.block(), receipt.blockHash());
    if (!receipt.hash().equals(transaction.hash())
        || receipt.block() != transaction.block()
        || receipt.index() != transaction.index()) {
      throw fields.contradiction("the receipt is that of another transaction");
    }
    return receipt;
  }

  BigInteger balance(EvmAddress account, long block) {
    String text = require(request("eth_getBalance", TextResult.class, lower(account), hex(block)));
    return fields("balance of " + account).quantity(text, "result");
  }

  @Override
  public void close() {
    service.close();
  }
}
