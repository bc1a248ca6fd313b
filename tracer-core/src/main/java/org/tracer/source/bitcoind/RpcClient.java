package org.tracer.source.bitcoind;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/** Calls a node's methods; the body decides, whatever the HTTP status. Thread-safe. */
public final class RpcClient implements AutoCloseable {

  private final Transport transport;
  private final String origin;

  public RpcClient(Transport transport, String origin) {
    this.transport = transport;
    this.origin = origin;
  }

  String origin() {
    return origin;
  }

  /** Answers after which a node is worth asking again: starting up, or with a full queue. */
  public static boolean isBusy(Answer answer) {
    if (answer.status() == 429 || (answer.status() >= 502 && answer.status() <= 504)) {
      return true;
    }
    if (answer.status() != 500 && answer.status() != 200) {
      return false;
    }
    // Only a short answer can be an error; a whole block need not be searched.
    return answer.body().length < 1_000
        && answer.text().orElse("").replace(" ", "").contains("\"code\":" + RpcAnswer.WARMING_UP);
  }

  /**
   * Calls a method.
   *
   * @param params the JSON text of the list of parameters
   */
  RpcAnswer call(String method, String params) {
    Answer answer =
        transport.send(
            Request.post(
                "",
                String.format(
                    Locale.ROOT,
                    "{\"jsonrpc\":\"1.0\",\"id\":\"tracer\",\"method\":\"%s\",\"params\":%s}",
                    method,
                    params)));
    String where = origin + ", " + method + Excerpt.of(params, 100);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new SourceUnavailableException(
          "the node does not accept the credentials (status " + answer.status() + ")",
          where,
          "Set TRACER_RPC_USER and TRACER_RPC_PASSWORD, or name the node's cookie file.");
    }
    JsonValue json = parse(answer, where);
    Optional<JsonValue> error = json.optional("error");
    if (error.isPresent()) {
      int code = (int) error.get().get("code").number(Integer.MIN_VALUE, Integer.MAX_VALUE);
      String message = Excerpt.of(error.get().get("message").text(), 200);
      return new RpcAnswer(null, new RpcAnswer.Failure(code, message));
    }
    return new RpcAnswer(json.optional("result").orElse(null), null);
  }

  /** A bare "Not Found" or an HTML page comes from something that is no node. */
  private static JsonValue parse(Answer answer, String where) {
    try {
      return JsonValue.parse(answer.body(), where);
    } catch (MalformedDataException e) {
      if (answer.status() == 200) {
        throw e;
      }
      throw new SourceUnavailableException(
          "the node refuses the request with status " + answer.status(),
          where + ": " + Excerpt.of(answer.body()),
          "Check that the address is that of a node's JSON-RPC interface.",
          e);
    }
  }

  /** The result of a call that must succeed and has one. */
  JsonValue require(String method, String params) {
    RpcAnswer answer = call(method, params);
    JsonValue result = answer.result();
    if (result == null) {
      throw failed(method, params, answer.failure());
    }
    return result;
  }

  /** The failure of a call, in the words of the node, with what can be done about it. */
  SourceUnavailableException failed(
      String method, String params, RpcAnswer.@Nullable Failure failure) {
    String message = failure == null ? "no result" : failure.message();
    String lower = message.toLowerCase(Locale.ROOT);
    String remedy;
    if (lower.contains("pruned")) {
      remedy = "The node has deleted that block; use a node that keeps all blocks.";
    } else if (failure != null && failure.code() == RpcAnswer.WARMING_UP) {
      remedy = "The node is starting; wait and run again.";
    } else {
      remedy = "Check the node's log.";
    }
    return new SourceUnavailableException(
        "the node answers " + method + " with an error: " + message,
        origin + ", " + method + Excerpt.of(params, 100),
        remedy);
  }

  @Override
  public void close() {
    transport.close();
  }
}
