package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.evm.EvmAddress;
import tools.jackson.databind.JsonNode;

/** Reads what {@code trace_transaction} and {@code trace_block} give: calls with their places. */
final class FlatTraces {

  private FlatTraces() {}

  /** The movements of one transaction from all its traces, in the order of execution. */
  static Moves read(List<JsonNode> traces, Fields fields) {
    Set<List<Integer>> failed = new HashSet<>();
    Set<List<Integer>> seen = new HashSet<>();
    List<Moves.Move> moves = new ArrayList<>();
    boolean succeeded = true;
    for (JsonNode trace : traces) {
      List<Integer> place = place(trace, fields);
      if (!seen.add(place) || (!place.isEmpty() && !seen.contains(parent(place)))) {
        throw fields.contradiction("the traces of a transaction are not a tree in order");
      }
      boolean fails =
          fields.text(trace, "error") != null
              || (!place.isEmpty() && failed.contains(parent(place)));
      if (fails) {
        failed.add(place);
      }
      if (place.isEmpty()) {
        succeeded = !fails;
      } else if (!fails) {
        add(trace, fields, moves);
      }
    }
    if (!seen.contains(List.of())) {
      throw fields.contradiction("the traces of a transaction lack the transaction itself");
    }
    return new Moves(succeeded, true, moves);
  }

  private static List<Integer> parent(List<Integer> place) {
    return place.subList(0, place.size() - 1);
  }

  private static List<Integer> place(JsonNode trace, Fields fields) {
    JsonNode address = trace.get("traceAddress");
    if (address == null || !address.isArray()) {
      throw fields.contradiction("a trace does not say its place");
    }
    List<Integer> place = new ArrayList<>();
    for (JsonNode step : address) {
      if (!step.isIntegralNumber() || !step.canConvertToInt() || step.intValue() < 0) {
        throw fields.contradiction("a trace has an odd place");
      }
      place.add(step.intValue());
    }
    return List.copyOf(place);
  }

  private static void add(JsonNode trace, Fields fields, List<Moves.Move> moves) {
    JsonNode action = trace.get("action");
    if (action == null || !action.isObject()) {
      throw fields.contradiction("a trace has no action");
    }
    String type = String.valueOf(fields.text(trace, "type"));
    switch (type) {
      case "call" -> {
        if ("call".equals(fields.text(action, "callType"))) {
          move(action, "from", "value", action, "to", fields, moves);
        }
      }
      case "create" -> {
        JsonNode result = trace.get("result");
        if (result == null || !result.isObject()) {
          throw fields.contradiction("a contract was created, but the trace does not say which");
        }
        move(action, "from", "value", result, "address", fields, moves);
      }
      case "suicide", "selfdestruct" ->
          move(action, "address", "balance", action, "refundAddress", fields, moves);
      default -> throw fields.contradiction("a trace of the unknown type " + type);
    }
  }

  private static void move(
      JsonNode action,
      String from,
      String value,
      JsonNode receiver,
      String to,
      Fields fields,
      List<Moves.Move> moves) {
    BigInteger wei = fields.quantity(fields.text(action, value), value);
    if (wei.signum() > 0) {
      EvmAddress payer = fields.address(fields.text(action, from), from);
      EvmAddress payee = fields.address(fields.text(receiver, to), to);
      moves.add(new Moves.Move(payer, payee, wei, value.equals("balance")));
    }
  }
}
