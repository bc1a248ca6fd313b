package org.tracer.source.bitcoind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.ledger.TxOutput;
import org.tracer.source.FakeServer;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.JsonValue;

/** A node over a built chain, with the shapes and errors of Bitcoin Core's JSON-RPC. */
public final class FakeNode implements AutoCloseable {

  /** What a node may have or not. */
  public enum Feature {
    TXINDEX,
    SPENDERINDEX,
    UNDO_AMOUNTS
  }

  private record Row(int height, RawTransaction raw) {}

  private final List<byte[]> blocks;
  private final Map<TxId, Row> rows = new LinkedHashMap<>();
  private final Map<OutPoint, Row> spenders = new HashMap<>();
  private final Set<Feature> features;
  private final FakeServer server;

  /** How often each method was called. */
  public final Map<String, Integer> calls = new TreeMap<>();

  public FakeNode(List<byte[]> blocks, Set<Feature> features) {
    this.blocks = blocks;
    this.features = new HashSet<>(features);
    for (int height = 0; height < blocks.size(); height++) {
      for (RawTransaction raw : transactions(blocks.get(height))) {
        Row row = new Row(height, raw);
        rows.put(raw.id(), row);
        for (RawInput in : raw.isCoinbase() ? List.<RawInput>of() : raw.inputs()) {
          spenders.put(new OutPoint(in.spentId(), (int) in.spentVout()), row);
        }
      }
    }
    server =
        new FakeServer(exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          JsonValue call = JsonValue.parse(body, "call");
          FakeServer.reply(exchange, answer(call));
        });
  }

  private static List<RawTransaction> transactions(byte[] block) {
    ByteCursor cursor = new ByteCursor(block, 80, block.length - 80);
    int count = cursor.readCount(60);
    List<RawTransaction> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      transactions.add(RawTransaction.read(cursor));
    }
    return transactions;
  }

  public String uri() {
    return "bitcoind+" + server.base();
  }

  private synchronized Reply answer(JsonValue call) {
    String method = call.get("method").text();
    calls.merge(method, 1, Integer::sum);
    List<JsonValue> params = call.get("params").elements();
    return switch (method) {
      case "getblockchaininfo" ->
          result(
              "{\"chain\":\"regtest\",\"blocks\":%d,\"bestblockhash\":\"%s\",\"difficulty\":4.6e-10}"
                  .formatted(blocks.size() - 1, hash(blocks.size() - 1)));
      case "getindexinfo" -> result(indexes());
      case "getblockhash" -> result("\"" + hash(params.getFirst().index()) + "\"");
      case "getblockheader" -> header(params);
      case "getblock" -> block(params);
      case "getrawtransaction" -> transaction(TxId.parse(params.getFirst().text()));
      case "gettxout" -> unspent(params);
      case "gettxspendingprevout" -> spending(params);
      default -> error(404, -32601, "Method not found");
    };
  }

  private String indexes() {
    List<String> names = new ArrayList<>();
    if (features.contains(Feature.TXINDEX)) {
      names.add("\"txindex\":{\"synced\":true,\"best_block_height\":1}");
    }
    if (features.contains(Feature.SPENDERINDEX)) {
      names.add("\"txospenderindex\":{\"synced\":true,\"best_block_height\":1}");
    }
    return "{" + String.join(",", names) + "}";
  }

  private Reply header(List<JsonValue> params) {
    int height = height(params.getFirst().text());
    return params.get(1).bool()
        ? result("{\"height\":" + height + "}")
        : result("\"" + HexFormat.of().formatHex(blocks.get(height), 0, 80) + "\"");
  }

  private Reply block(List<JsonValue> params) {
    byte[] block = blocks.get(height(params.getFirst().text()));
    if (params.get(1).toString().equals("false")) {
      return result("\"" + HexFormat.of().formatHex(block) + "\"");
    }
    List<String> texts = new ArrayList<>();
    for (RawTransaction raw : transactions(block)) {
      List<String> inputs = new ArrayList<>();
      for (RawInput in : raw.inputs()) {
        if (raw.isCoinbase()) {
          inputs.add("{\"coinbase\":\"00\"}");
        } else if (features.contains(Feature.UNDO_AMOUNTS)) {
          TxOutput out =
              Objects.requireNonNull(rows.get(in.spentId()))
                  .raw()
                  .outputs()
                  .get((int) in.spentVout());
          inputs.add("{\"prevout\":{\"generated\":false,%s}}".formatted(output(out)));
        } else {
          inputs.add("{}");
        }
      }
      texts.add("{\"txid\":\"%s\",\"vin\":%s}".formatted(raw.id(), inputs));
    }
    return result("{\"tx\":" + texts + "}");
  }

  private static String output(TxOutput out) {
    return "\"value\":%s,\"scriptPubKey\":{\"asm\":\"\",\"hex\":\"%s\"}"
        .formatted(out.value().toDecimal(), out.script());
  }

  private Reply transaction(TxId id) {
    if (!features.contains(Feature.TXINDEX)) {
      return error(
          500,
          -5,
          "No such mempool transaction. Use -txindex or provide a block hash to enable blockchain"
              + " transaction queries. Use gettransaction for wallet transactions.");
    }
    Row row = rows.get(id);
    if (row == null) {
      return error(
          500,
          -5,
          "No such mempool or blockchain transaction. Use gettransaction for wallet transactions.");
    }
    if (row.height() == 0) {
      return error(
          500,
          -5,
          "The genesis block coinbase is not considered an ordinary transaction and cannot be"
              + " retrieved");
    }
    return result(
        "{\"txid\":\"%s\",\"hex\":\"%s\",\"blockhash\":\"%s\",\"confirmations\":1}"
            .formatted(id, hex(row), hash(row.height())));
  }

  private static String hex(Row row) {
    return HexFormat.of().formatHex(row.raw().toBytes());
  }

  private Reply unspent(List<JsonValue> params) {
    OutPoint output = new OutPoint(TxId.parse(params.getFirst().text()), params.get(1).index());
    Row row = rows.get(output.txId());
    if (row == null || spenders.containsKey(output)) {
      return result("null");
    }
    return result(
        "{\"bestblock\":\"%s\",\"confirmations\":1,%s,\"coinbase\":false}"
            .formatted(hash(blocks.size() - 1), output(row.raw().outputs().get(output.vout()))));
  }

  private Reply spending(List<JsonValue> params) {
    List<String> answers = new ArrayList<>();
    for (JsonValue asked : params.getFirst().elements()) {
      OutPoint output =
          new OutPoint(TxId.parse(asked.get("txid").text()), asked.get("vout").index());
      Row row = spenders.get(output);
      String start = "{\"txid\":\"%s\",\"vout\":%d".formatted(output.txId(), output.vout());
      answers.add(
          row == null
              ? start + "}"
              : start
                  + ",\"spendingtxid\":\"%s\",\"spendingtx\":\"%s\",\"blockhash\":\"%s\"}"
                      .formatted(row.raw().id(), hex(row), hash(row.height())));
    }
    return result(answers.toString());
  }

  private String hash(int height) {
    return BlockHeader.read(blocks.get(height), 0).hash().toString();
  }

  private int height(String hash) {
    for (int height = 0; height < blocks.size(); height++) {
      if (hash(height).equals(hash)) {
        return height;
      }
    }
    throw new IllegalArgumentException(hash);
  }

  private static Reply result(String json) {
    return Reply.json("{\"result\":" + json + ",\"error\":null,\"id\":\"tracer\"}");
  }

  /** As Core does without "jsonrpc":"2.0": an HTTP error with a body that says what it is. */
  private static Reply error(int status, int code, String message) {
    return new Reply(
        status,
        "application/json",
        "{\"result\":null,\"error\":{\"code\":%d,\"message\":\"%s\"},\"id\":\"tracer\"}"
            .formatted(code, message));
  }

  @Override
  public void close() {
    server.close();
  }
}
