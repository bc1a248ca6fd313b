package org.tracer.source.evm.explorer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/**
 * An explorer of Etherscan's kind that says what a test tells it: to a question whose path has a
 * text in it, one answer after the other, the last one from then on. To what it was not told there
 * is nothing.
 */
final class ScriptedExplorer implements Transport {

  static final int NEWEST = 1_000;
  static final ExplorerOptions OPTIONS = new ExplorerOptions(100, 1_000, 100_000);
  static final String NOTHING =
      "{\"status\":\"0\",\"message\":\"No transactions found\",\"result\":[]}";

  private static final Pattern FIRST = Pattern.compile("(?:startblock|fromBlock)=([0-9]+)");
  private static final Pattern LAST = Pattern.compile("(?:endblock|toBlock)=([0-9]+)");
  private static final Pattern BLOCK = Pattern.compile("\"blockNumber\":\"(0x)?([0-9a-f]+)\"");

  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, List<String>> answers = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();

  ScriptedExplorer() {
    on("eth_chainId", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}");
    on("eth_blockNumber", "{\"jsonrpc\":\"2.0\",\"id\":83,\"result\":\"0x3e8\"}");
    on("action=balance", "{\"status\":\"1\",\"message\":\"OK\",\"result\":\"0\"}");
    for (int block = 0; block <= NEWEST; block++) {
      on(
          "&tag=0x%x&".formatted(block),
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + block(block) + "}");
    }
  }

  ScriptedExplorer on(String part, String... said) {
    answers.put(part, new ArrayList<>(List.of(said)));
    return this;
  }

  static String list(String... rows) {
    return "{\"status\":\"1\",\"message\":\"OK\",\"result\":[" + String.join(",", rows) + "]}";
  }

  static String refusal(String words) {
    return "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"" + words + "\"}";
  }

  static EvmHash hash(long seed) {
    return EvmHash.parse("0x" + "%064x".formatted(seed));
  }

  static EvmAddress account(long seed) {
    return EvmAddress.parse(EvmNetwork.ETHEREUM.chainId(), "0x" + "%040x".formatted(seed));
  }

  static String block(long number) {
    return """
    {"number":"0x%x","hash":"%s","timestamp":"0x%x","miner":"0x%040x","baseFeePerGas":"0x4",
     "transactions":[],"uncles":[]}\
    """
        .formatted(number, hash(number), number * 12, 0xfee);
  }

  /** A payment that succeeded. */
  static String payment(long block, int index, long from, long to, long wei) {
    return """
    {"blockNumber":"%d","timeStamp":"%d","hash":"%s","nonce":"0","blockHash":"%s",
     "transactionIndex":"%d","from":"0x%040x","to":"0x%040x","value":"%d","gas":"21000",
     "gasPrice":"10","isError":"0","txreceipt_status":"1","input":"0x","contractAddress":"",
     "cumulativeGasUsed":"21000","gasUsed":"21000","confirmations":"7"}\
    """
        .formatted(
            block, block * 12, hash(block * 1_000 + index), hash(block), index, from, to, wei);
  }

  ExplorerChain open() {
    return open(OPTIONS);
  }

  ExplorerChain open(ExplorerOptions options) {
    return ExplorerChain.open(
        Explorer.ETHERSCAN, this, EvmNetwork.ETHEREUM, options, "etherscan+http://explorer");
  }

  /** Rows of which only those are given that are asked for, by their blocks. */
  ScriptedExplorer rows(String part, String... all) {
    lists.put(part, List.of(all));
    return this;
  }

  private static long number(String path, Pattern pattern) {
    Matcher matcher = pattern.matcher(path);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static long blockOf(String row) {
    Matcher matcher = BLOCK.matcher(row);
    return matcher.find()
        ? Long.parseLong(matcher.group(2), matcher.group(1) == null ? 10 : 16)
        : 0;
  }

  private static String asked(String path, List<String> all) {
    long first = number(path, FIRST);
    long last = number(path, LAST);
    List<String> found =
        all.stream().filter(row -> blockOf(row) >= first && blockOf(row) <= last).toList();
    return found.isEmpty() ? NOTHING : list(found.toArray(String[]::new));
  }

  @Override
  public Answer send(Request request) {
    asked.add(request.path());
    if (request.path().contains("&page=2&")) {
      return answer(200, NOTHING);
    }
    for (Map.Entry<String, List<String>> answer : answers.entrySet()) {
      if (request.path().contains(answer.getKey())) {
        List<String> said = answer.getValue();
        return answer(200, said.size() > 1 ? said.removeFirst() : said.getFirst());
      }
    }
    for (Map.Entry<String, List<String>> answer : lists.entrySet()) {
      if (request.path().contains(answer.getKey())) {
        return answer(200, asked(request.path(), answer.getValue()));
      }
    }
    return answer(200, NOTHING);
  }

  static Answer answer(int status, String body) {
    return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {}
}
