package org.tracer.source.evm.explorer;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.tracer.source.evm.node.NodeClient;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/**
 * What an explorer would list of a chain, from the blocks, receipts and traces of its node: each
 * row as the texts that explorers write.
 */
public final class ChainRows {

  final List<Map<String, String>> transactions = new ArrayList<>();
  final List<Map<String, String>> internals = new ArrayList<>();
  final List<Map<String, Object>> events = new ArrayList<>();

  private ChainRows() {}

  public static ChainRows of(URI uri) throws IOException {
    ChainRows rows = new ChainRows();
    try (NodeClient node = new NodeClient(uri)) {
      for (JsonNode account : node.call("eth_accounts")) {
        rows.genesis(account.asString().toLowerCase(Locale.ROOT), node);
      }
      long head = node.number("eth_blockNumber").longValueExact();
      for (long number = 1; number <= head; number++) {
        JsonNode block = node.call("eth_getBlockByNumber", "0x" + Long.toHexString(number), true);
        for (JsonNode transaction : block.get("transactions")) {
          String hash = transaction.get("hash").asString();
          JsonNode receipt = node.call("eth_getTransactionReceipt", hash);
          rows.transaction(block, transaction, receipt);
          JsonNode trace =
              node.call("debug_traceTransaction", hash, Map.of("tracer", "callTracer"));
          rows.calls(trace, new Place(hash, block, "", false), new int[1]);
          receipt.get("logs").forEach(log -> rows.event(log, block));
        }
      }
    }
    return rows;
  }

  /** The same without some of the transactions. */
  ChainRows without(Predicate<Map<String, String>> left) {
    ChainRows rest = new ChainRows();
    transactions.stream().filter(left.negate()).forEach(rest.transactions::add);
    rest.internals.addAll(internals);
    rest.events.addAll(events);
    return rest;
  }

  private void genesis(String account, NodeClient node) throws IOException {
    BigInteger wei = node.number("eth_getBalance", account, "0x0");
    Map<String, String> row = new LinkedHashMap<>();
    row.put("blockNumber", "0");
    row.put("timeStamp", "1700000000");
    row.put("hash", "GENESIS_" + account.substring(2));
    row.put("nonce", "");
    row.put("blockHash", "");
    row.put("transactionIndex", "0");
    row.put("from", "GENESIS");
    row.put("to", account);
    row.put("value", wei.toString());
    row.put("gas", "0");
    row.put("gasPrice", "0");
    row.put("isError", "0");
    row.put("txreceipt_status", "");
    row.put("contractAddress", "");
    row.put("gasUsed", "0");
    transactions.add(row);
  }

  private static String decimal(JsonNode object, String name) {
    return Numeric.decodeQuantity(object.get(name).asString()).toString();
  }

  private static String text(JsonNode object, String name) {
    JsonNode member = object.path(name);
    return member.isString() ? member.asString() : "";
  }

  private void transaction(JsonNode block, JsonNode transaction, JsonNode receipt) {
    boolean good = decimal(receipt, "status").equals("1");
    Map<String, String> row = new LinkedHashMap<>();
    row.put("blockNumber", decimal(block, "number"));
    row.put("timeStamp", decimal(block, "timestamp"));
    row.put("hash", text(transaction, "hash"));
    row.put("nonce", decimal(transaction, "nonce"));
    row.put("blockHash", text(block, "hash"));
    row.put("transactionIndex", decimal(transaction, "transactionIndex"));
    row.put("from", text(transaction, "from"));
    row.put("to", text(transaction, "to"));
    row.put("value", decimal(transaction, "value"));
    row.put("gas", decimal(transaction, "gas"));
    row.put("gasPrice", decimal(receipt, "effectiveGasPrice"));
    row.put("isError", good ? "0" : "1");
    row.put("txreceipt_status", good ? "1" : "0");
    row.put(
        "contractAddress",
        text(transaction, "to").isEmpty() ? text(receipt, "contractAddress") : "");
    row.put("gasUsed", decimal(receipt, "gasUsed"));
    row.put("confirmations", "17");
    transactions.add(row);
  }

  private record Place(String hash, JsonNode block, String path, boolean failed) {}

  /** All calls below one, and itself under the number that Blockscout would give it. */
  private void calls(JsonNode call, Place place, int[] counter) {
    boolean failed = place.failed || call.has("error");
    String type = text(call, "type").toLowerCase(Locale.ROOT);
    int number = counter[0]++;
    boolean top = place.path.isEmpty();
    boolean created = type.startsWith("create");
    BigInteger wei =
        call.has("value") ? Numeric.decodeQuantity(text(call, "value")) : BigInteger.ZERO;
    if (created || (wei.signum() > 0 && !type.startsWith("delegate"))) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("blockNumber", decimal(place.block, "number"));
      row.put("timeStamp", decimal(place.block, "timestamp"));
      row.put("hash", place.hash);
      row.put("from", text(call, "from"));
      row.put("to", created ? "" : text(call, "to"));
      row.put("value", wei.toString());
      row.put("contractAddress", created ? text(call, "to") : "");
      row.put("type", type);
      row.put("traceId", place.path);
      row.put("index", Integer.toString(number));
      row.put("isError", failed ? "1" : "0");
      row.put("errCode", text(call, "error"));
      row.put("top", Boolean.toString(top));
      internals.add(row);
    }
    int child = 0;
    for (JsonNode each : call.path("calls")) {
      String path = (top ? "" : place.path + "_") + child++;
      calls(each, new Place(place.hash, place.block, path, failed), counter);
    }
  }

  /** Explorers write nothing behind the 0x for zero. */
  private static String hex(JsonNode object, String name) {
    String text = text(object, name);
    return text.equals("0x0") ? "0x" : text;
  }

  private void event(JsonNode log, JsonNode block) {
    List<String> topics = new ArrayList<>();
    log.get("topics").forEach(topic -> topics.add(topic.asString()));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("address", text(log, "address"));
    row.put("topics", topics);
    row.put("data", text(log, "data"));
    row.put("blockNumber", text(log, "blockNumber"));
    row.put("timeStamp", text(block, "timestamp"));
    row.put("logIndex", hex(log, "logIndex"));
    row.put("transactionHash", text(log, "transactionHash"));
    row.put("transactionIndex", hex(log, "transactionIndex"));
    events.add(row);
  }
}
