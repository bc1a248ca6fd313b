package org.tracer.source.evm.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tracer.source.evm.node.NodeClient;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An explorer of a node's chain, as good or as bad as a test wants it. */
public final class FakeExplorer implements Transport {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOTHING =
      "{\"status\":\"0\",\"message\":\"No transactions found\",\"result\":[]}";

  private final Explorer kind;
  private final ChainRows rows;
  private final NodeClient node;

  /** Rows that one answer has at most, whatever was asked for. */
  int cap = 10_000;

  /** Events in one answer of Blockscout, which cuts them at a number of its own. */
  int mostEvents = 1_000;

  /** How far pages reach back. */
  int window = 10_000;

  boolean omitsInternals;

  /** What becomes of the rows of a list before it is cut. */
  UnaryOperator<List<Map<String, ?>>> spoil = all -> all;

  /** An answer instead; null for none. */
  Function<String, Answer> override = path -> null;

  /** What was asked, in order. */
  final List<String> asked = new ArrayList<>();

  public FakeExplorer(Explorer kind, ChainRows rows, NodeClient node) {
    this.kind = kind;
    this.rows = rows;
    this.node = node;
  }

  static Answer answer(int status, String body) {
    return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Answer send(Request request) {
    asked.add(request.path() + (request.body() == null ? "" : " " + request.body()));
    Answer instead = override.apply(asked.getLast());
    if (instead != null) {
      return instead;
    }
    try {
      return request.path().startsWith("/api/eth-rpc")
          ? rpc(String.valueOf(request.body()))
          : get(request.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer rpc(String body) throws IOException {
    if (kind != Explorer.BLOCKSCOUT) {
      return answer(404, "not here");
    }
    JsonNode question = JSON.readTree(body);
    List<Object> params = new ArrayList<>();
    question.get("params").forEach(params::add);
    NodeClient.Answer said = node.ask(question.get("method").asString(), params.toArray());
    if (said.hasError()) {
      return answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + error(said) + "}");
    }
    return answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + said.getResult() + "}");
  }

  private static String error(NodeClient.Answer said) {
    return JSON.writeValueAsString(
        Map.of("code", said.getError().getCode(), "message", said.getError().getMessage()));
  }

  private Answer get(String path) throws IOException {
    if (path.startsWith("/api/v2/")) {
      return answer(200, "{\"items\":[],\"next_page_params\":null}");
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (String part : path.substring(path.indexOf('?') + 1).split("&", -1)) {
      query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    if (kind == Explorer.ETHERSCAN && !"31337".equals(query.getOrDefault("chainid", ""))) {
      return answer(
          200,
          "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Missing or unsupported chainid\"}");
    }
    String action = String.valueOf(query.getOrDefault("action", ""));
    return switch (query.getOrDefault("module", "")) {
      case "proxy" -> proxy(action, query);
      case "logs" -> logs(query);
      case "account" -> account(action, query);
      default -> notOffered();
    };
  }

  private static Answer notOffered() {
    return answer(
        200,
        "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Error! Missing Or invalid Action name\"}");
  }

  private Answer proxy(String action, Map<String, String> query) throws IOException {
    if (kind == Explorer.BLOCKSCOUT) {
      return answer(200, "{\"status\":\"0\",\"message\":\"Unknown module\",\"result\":null}");
    }
    NodeClient.Answer said =
        switch (action) {
          case "eth_blockNumber", "eth_chainId" -> node.ask(action);
          case "eth_getBlockByNumber" ->
              node.ask(
                  action,
                  query.getOrDefault("tag", ""),
                  query.getOrDefault("boolean", "").equals("true"));
          case "eth_getTransactionByHash", "eth_getTransactionReceipt" ->
              node.ask(action, query.getOrDefault("txhash", ""));
          case "eth_getCode" ->
              node.ask(action, query.getOrDefault("address", ""), query.getOrDefault("tag", ""));
          case "eth_call" ->
              node.ask(
                  action,
                  Map.of(
                      "to", query.getOrDefault("to", ""), "data", query.getOrDefault("data", "")),
                  // Etherscan calls at the newest block, whichever is named.
                  "latest");
          default -> throw new IllegalArgumentException(action);
        };
    return said.hasError()
        ? answer(200, "{\"jsonrpc\":\"2.0\",\"id\":83,\"error\":" + error(said) + "}")
        : answer(200, "{\"jsonrpc\":\"2.0\",\"id\":83,\"result\":" + said.getResult() + "}");
  }

  private Answer account(String action, Map<String, String> query) throws IOException {
    String address = query.getOrDefault("address", "");
    return switch (action) {
      case "balance" -> {
        BigInteger wei = node.number("eth_getBalance", address, query.getOrDefault("tag", ""));
        yield answer(200, "{\"status\":\"1\",\"message\":\"OK\",\"result\":\"" + wei + "\"}");
      }
      case "txlist" -> list(rows.transactions, query, row -> involves(row, address));
      case "txlistinternal" -> internals(query);
      case "tokentx" ->
          list(
              rows.events,
              query,
              row -> query.getOrDefault("contractaddress", "").equals(row.get("address")));
      case "txsBeaconWithdrawal" ->
          kind == Explorer.BLOCKSCOUT ? notOffered() : answer(200, NOTHING);
      default -> notOffered();
    };
  }

  private static boolean involves(Map<String, ?> row, String address) {
    return address.equals(row.get("from"))
        || address.equals(row.get("to"))
        || address.equals(row.get("contractAddress"));
  }

  private Answer internals(Map<String, String> query) {
    String hash = query.get("txhash");
    Predicate<Map<String, ?>> fits =
        hash == null
            ? row -> involves(row, query.getOrDefault("address", ""))
            : row -> hash.equals(row.get("hash"));
    List<Map<String, ?>> seen = new ArrayList<>();
    for (Map<String, String> row :
        omitsInternals ? List.<Map<String, String>>of() : rows.internals) {
      boolean top = "true".equals(row.get("top"));
      boolean creation = row.getOrDefault("type", "").startsWith("create");
      if (top && (kind != Explorer.BLOCKSCOUT || !creation)) {
        continue;
      }
      Map<String, String> shown = new LinkedHashMap<>(row);
      shown.remove("top");
      shown.remove(kind == Explorer.BLOCKSCOUT ? "traceId" : "index");
      if (kind == Explorer.BLOCKSCOUT) {
        shown.put("transactionHash", row.getOrDefault("hash", ""));
        shown.remove("hash");
      } else if (hash != null) {
        // Etherscan's rows of one transaction say neither which it is nor where they stand in it.
        shown.remove("hash");
        shown.remove("traceId");
      }
      if (fits.test(row)) {
        seen.add(shown);
      }
    }
    return hash == null ? list(seen, query, row -> true) : answer(seen);
  }

  private Answer logs(Map<String, String> query) {
    Predicate<Map<String, ?>> fits =
        row -> {
          List<?> topics = row.get("topics") instanceof List<?> list ? list : List.of();
          boolean good = query.getOrDefault("address", "").equals(row.get("address"));
          for (int i = 0; i < 4; i++) {
            String wanted = query.get("topic" + i);
            good &= wanted == null || (topics.size() > i && topics.get(i).equals(wanted));
          }
          return good;
        };
    Map<String, String> known = new LinkedHashMap<>(query);
    known.put("startblock", query.getOrDefault("fromBlock", ""));
    known.put("endblock", query.getOrDefault("toBlock", ""));
    if (kind != Explorer.BLOCKSCOUT) {
      return list(rows.events, known, fits);
    }
    // Blockscout knows no pages of events, and writes four topics, those that are not there too.
    known.put("page", "1");
    known.put("offset", Integer.toString(mostEvents));
    known.put("most", Integer.toString(mostEvents));
    List<Map<String, ?>> shown = new ArrayList<>();
    for (Map<String, Object> row : rows.events) {
      if (fits.test(row)) {
        Map<String, Object> four = new LinkedHashMap<>(row);
        List<@Nullable Object> topics =
            new ArrayList<>(row.get("topics") instanceof List<?> list ? list : List.of());
        while (topics.size() < 4) {
          topics.add(null);
        }
        four.put("topics", topics);
        shown.add(four);
      }
    }
    return list(shown, known, row -> true);
  }

  private Answer list(
      List<? extends Map<String, ?>> all,
      Map<String, String> query,
      Predicate<Map<String, ?>> fits) {
    long first = Long.parseLong(query.getOrDefault("startblock", ""));
    long last = Long.parseLong(query.getOrDefault("endblock", ""));
    int page = Integer.parseInt(query.getOrDefault("page", ""));
    int offset = Integer.parseInt(query.getOrDefault("offset", ""));
    if (page * offset > window) {
      return answer(
          200,
          "{\"status\":\"0\",\"message\":\"Result window is too large, PageNo x Offset size must"
              + " be less than or equal to "
              + window
              + "\",\"result\":null}");
    }
    List<Map<String, ?>> found = new ArrayList<>();
    for (Map<String, ?> row : all) {
      String number = String.valueOf(row.get("blockNumber"));
      long block =
          number.startsWith("0x")
              ? Long.parseLong(number.substring(2), 16)
              : Long.parseLong(number);
      if (block >= first && block <= last && fits.test(row)) {
        found.add(row);
      }
    }
    int size = query.containsKey("most") ? offset : Math.min(offset, cap);
    List<Map<String, ?>> listed = spoil.apply(found);
    int from = Math.min(listed.size(), (page - 1) * offset);
    return answer(listed.subList(from, Math.min(listed.size(), from + size)));
  }

  private static Answer answer(List<? extends Map<String, ?>> list) {
    return list.isEmpty()
        ? answer(200, NOTHING)
        : answer(
            200,
            "{\"status\":\"1\",\"message\":\"OK\",\"result\":"
                + JSON.writeValueAsString(list)
                + "}");
  }

  /** Every row twice. */
  static List<Map<String, ?>> twice(List<Map<String, ?>> rows) {
    List<Map<String, ?>> all = new ArrayList<>();
    rows.forEach(row -> Collections.addAll(all, row, row));
    return all;
  }

  @Override
  public void close() {}
}
