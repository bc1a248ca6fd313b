package org.tracer.source.evm.rpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import tools.jackson.databind.JsonNode;

/** A node that answers as a test tells it; what it was not told is an unknown method. */
final class ScriptedNode implements Transport {

  static final int HEAD = 9_999;

  /** An answer that is an error. */
  static final class Refusal extends RuntimeException {
    private final int code;

    Refusal(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  private final Map<String, Function<JsonNode, String>> methods = new HashMap<>();

  /** What was asked, in order. */
  final List<String> asked = new ArrayList<>();

  /** What becomes of the answers to a batch. */
  UnaryOperator<List<String>> batches = answers -> answers;

  /** A status and a body instead of an answer; null for none. */
  Function<String, Answer> override = body -> null;

  ScriptedNode() {
    on("eth_chainId", params -> "\"0x1\"");
    on("web3_clientVersion", params -> "\"Scripted/1\"");
    on("eth_getBlockByNumber", params -> block(number(params.get(0))));
    on("eth_getBalance", params -> "\"0x0\"");
    on("eth_getCode", params -> "\"0x\"");
    on("eth_call", params -> "\"0x\"");
  }

  ScriptedNode on(String method, Function<JsonNode, String> answer) {
    methods.put(method, answer);
    return this;
  }

  ScriptedNode without(String method) {
    methods.remove(method);
    return this;
  }

  static long number(JsonNode text) {
    String number = text.stringValue();
    return number.startsWith("0x") ? Long.parseLong(number.substring(2), 16) : HEAD;
  }

  static EvmHash hash(long seed) {
    return EvmHash.parse("0x" + "%064x".formatted(seed));
  }

  static EvmAddress account(long seed) {
    return EvmAddress.parse(EvmNetwork.ETHEREUM.chainId(), "0x" + "%040x".formatted(seed));
  }

  static String block(long number, String... transactions) {
    return """
    {"number":"0x%x","hash":"%s","timestamp":"0x%x","miner":"%s","baseFeePerGas":"0x4",
     "transactions":[%s],"uncles":[]}\
    """
        .formatted(
            number,
            hash(number),
            number * 12,
            Node.lower(account(0xfee)),
            String.join(",", transactions));
  }

  EvmRpcChain open() {
    return open(EvmNetwork.ETHEREUM);
  }

  EvmRpcChain open(EvmNetwork network) {
    return EvmRpcChain.open(service(), network, EvmRpcOptions.DEFAULTS);
  }

  TransportService service() {
    return new TransportService(this, "evm+http://node");
  }

  @Override
  public Answer send(Request request) {
    String body = String.valueOf(request.body());
    Answer instead = override.apply(body);
    if (instead != null) {
      return instead;
    }
    JsonNode question = RpcJson.read(body.getBytes(StandardCharsets.UTF_8));
    if (question.isObject()) {
      return answer(200, one(question));
    }
    List<String> answers = new ArrayList<>();
    question.forEach(part -> answers.add(one(part)));
    return answer(200, batches.apply(answers).toString());
  }

  static Answer answer(int status, String body) {
    return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private String one(JsonNode question) {
    String method = question.get("method").stringValue();
    asked.add(method + question.get("params"));
    Function<JsonNode, String> answer = methods.get(method);
    long id = question.get("id").longValue();
    try {
      if (answer == null) {
        throw new Refusal(-32601, "the method " + method + " does not exist/is not available");
      }
      return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":%s}"
          .formatted(id, answer.apply(question.get("params")));
    } catch (Refusal refusal) {
      return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":{\"a\":1}}}"
          .formatted(id, refusal.code, refusal.getMessage());
    }
  }

  @Override
  public void close() {}
}
