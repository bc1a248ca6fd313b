package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/**
 * Puts questions for a node into the addresses under which Etherscan passes them on, and its
 * answers back into those of a node. A balance of the coin is not among what it passes on; its own
 * word for that is taken.
 */
record ProxyTransport(Transport transport, String prefix) implements Transport {

  private static final int REFUSED = -32000;

  @Override
  public Answer send(Request request) {
    String body = String.valueOf(request.body());
    JsonValue asked = JsonValue.parse(body.getBytes(StandardCharsets.UTF_8), "a question");
    String method = asked.get("method").text();
    List<JsonValue> params = asked.get("params").elements();
    String query =
        switch (method) {
          case "eth_blockNumber", "eth_chainId" -> proxy(method);
          case "eth_getBlockByNumber" ->
              proxy(method) + "&tag=" + text(params, 0) + "&boolean=" + params.get(1).bool();
          case "eth_getTransactionByHash", "eth_getTransactionReceipt" ->
              proxy(method) + "&txhash=" + text(params, 0);
          case "eth_getCode" ->
              proxy(method) + "&address=" + text(params, 0) + "&tag=" + text(params, 1);
          case "eth_call" ->
              proxy(method)
                  + "&to="
                  + params.getFirst().get("to").text()
                  + "&data="
                  + params.getFirst().get("data").text()
                  + "&tag="
                  + text(params, 1);
          case "eth_getBalance" ->
              "module=account&action=balance&address="
                  + text(params, 0)
                  + "&tag="
                  + text(params, 1);
          default -> throw new IllegalArgumentException("explorers do not pass on " + method);
        };
    Answer answer = transport.send(Request.get(prefix + query));
    return answer.status() == 200 ? translated(answer, method) : answer;
  }

  private static String proxy(String method) {
    return "module=proxy&action=" + method;
  }

  private static String text(List<JsonValue> params, int place) {
    return params.get(place).text();
  }

  private static Answer translated(Answer answer, String method) {
    JsonValue said;
    try {
      said = JsonValue.parse(answer.body(), method);
    } catch (MalformedDataException e) {
      // Whoever asked says what is wrong, and where.
      return answer;
    }
    if (!said.isObject()) {
      return answer;
    }
    String json;
    if (said.optional("error").isPresent()) {
      json = "\"error\":" + said.get("error");
    } else if (said.optional("status").isPresent()) {
      json = enveloped(said, method);
    } else {
      json = "\"result\":" + said.optional("result").map(JsonValue::toString).orElse("null");
    }
    byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":1," + json + "}").getBytes(StandardCharsets.UTF_8);
    return new Answer(200, Map.of(), body);
  }

  /** What comes in the envelope of a list: a balance, or a refusal. */
  private static String enveloped(JsonValue said, String method) {
    String words = said.optional("result").map(JsonValue::toString).orElse("null");
    boolean good = said.get("status").toString().contains("1");
    if (good && method.equals("eth_getBalance") && words.matches("\"[0-9]{1,78}\"")) {
      String digits = words.substring(1, words.length() - 1);
      return "\"result\":\"0x" + new BigInteger(digits).toString(16) + "\"";
    }
    if (good && !method.equals("eth_getBalance")) {
      return "\"result\":" + words;
    }
    String plain = Excerpt.of(words, 200).replaceAll("[\"\\\\]", " ").strip();
    return "\"error\":{\"code\":" + REFUSED + ",\"message\":\"" + plain + "\"}";
  }

  @Override
  public void close() {
    transport.close();
  }
}
