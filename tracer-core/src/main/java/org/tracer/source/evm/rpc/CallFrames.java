package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import tools.jackson.databind.JsonNode;

/** Reads what the {@code callTracer} of {@code debug_traceTransaction} gives: nested calls. */
final class CallFrames {

  private final Fields fields;
  private final List<Moves.Move> moves = new ArrayList<>();
  private boolean complete = true;

  private CallFrames(Fields fields) {
    this.fields = fields;
  }

  static Moves read(JsonNode top, Fields fields) {
    CallFrames frames = new CallFrames(fields);
    String type = frames.fields.text(top, "type");
    if (type == null) {
      throw fields.contradiction("the node's trace is not one of calls");
    }
    boolean succeeded = fields.text(top, "error") == null;
    if (succeeded) {
      frames.children(top);
    }
    return new Moves(succeeded, frames.complete, frames.moves);
  }

  private void children(JsonNode frame) {
    JsonNode calls = frame.get("calls");
    if (calls == null || calls.isNull()) {
      return;
    }
    if (!calls.isArray()) {
      throw fields.contradiction("\"calls\" in a trace is not a list");
    }
    for (JsonNode call : calls) {
      // What fails moves nothing, and takes back all that it called.
      if (fields.text(call, "error") == null) {
        frame(call);
        children(call);
      }
    }
  }

  private void frame(JsonNode call) {
    String type = String.valueOf(fields.text(call, "type")).toUpperCase(Locale.ROOT);
    switch (type) {
      case "CALL", "CREATE", "CREATE2" -> move(call, false);
      case "SELFDESTRUCT", "SUICIDE" -> move(call, true);
      case "DELEGATECALL", "STATICCALL", "CALLCODE" -> {
        // The first two carry no value; the third carries it from an account to itself.
      }
      default -> throw fields.contradiction("a trace has a call of the unknown type " + type);
    }
  }

  private void move(JsonNode call, boolean destruction) {
    String value = fields.text(call, "value");
    if (destruction && (value == null || fields.text(call, "to") == null)) {
      // Nodes before 2022 say that a contract destroyed itself, and no more.
      complete = false;
      return;
    }
    BigInteger wei = fields.quantity(value, "value");
    if (wei.signum() > 0) {
      EvmAddress from = fields.address(fields.text(call, "from"), "from");
      @Nullable String to = fields.text(call, "to");
      moves.add(new Moves.Move(from, fields.address(to, "to"), wei, destruction));
    }
  }
}
