package org.tracer.source.bitcoind;

import java.util.Optional;
import org.tracer.source.http.JsonValue;

/**
 * Which of its optional indexes a node has.
 *
 * @param transactions every transaction by id ({@code -txindex})
 * @param spenders every spender by the output ({@code -txospenderindex})
 */
record Indexes(State transactions, State spenders) {

  /** What is known of an index. */
  enum State {
    COMPLETE,
    ABSENT,
    /** Being built, or the node has no way to say. */
    UNCERTAIN
  }

  static Indexes read(RpcClient client) {
    RpcAnswer answer = client.call("getindexinfo", "[]");
    JsonValue result = answer.result();
    if (answer.failedWith(RpcAnswer.UNKNOWN_METHOD)) {
      // The call is older than the index of spenders, so a node without it has none.
      return new Indexes(State.UNCERTAIN, State.ABSENT);
    }
    if (result == null) {
      throw client.failed("getindexinfo", "[]", answer.failure());
    }
    return new Indexes(state(result, "txindex"), state(result, "txospenderindex"));
  }

  private static State state(JsonValue indexes, String name) {
    Optional<JsonValue> index = indexes.optional(name);
    if (index.isEmpty()) {
      return State.ABSENT;
    }
    return index.get().get("synced").bool() ? State.COMPLETE : State.UNCERTAIN;
  }
}
