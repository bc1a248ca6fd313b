package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.tracer.source.remote.Notices;
import org.web3j.protocol.core.Request;
import tools.jackson.databind.JsonNode;

/** Asks a node what contracts moved in a transaction, by the best of the means it has. */
final class TransactionTracer {

  private final Node node;
  private final Capabilities capabilities;
  private final Notices notices;

  TransactionTracer(Node node, Capabilities capabilities, Notices notices) {
    this.node = node;
    this.capabilities = capabilities;
    this.notices = notices;
  }

  static Map<String, Object> callTracer() {
    return new TreeMap<>(Map.of("tracer", "callTracer"));
  }

  boolean traces() {
    return capabilities.tracesExactly() || capabilities.otterscan();
  }

  /** What to ask for the trace of a transaction; null if the node cannot tell. */
  @Nullable Request<Object, AnyResult> request(EvmHash hash) {
    if (capabilities.traceTransaction()) {
      return node.request("trace_transaction", AnyResult.class, hash.toString());
    }
    if (capabilities.debugTrace()) {
      return node.request("debug_traceTransaction", AnyResult.class, hash.toString(), callTracer());
    }
    return capabilities.otterscan()
        ? node.request("ots_getInternalOperations", AnyResult.class, hash.toString())
        : null;
  }

  /** The movements of a transaction that is in a block; null if the node cannot tell. */
  @Nullable Moves moves(NodeTransaction transaction, NodeReceipt receipt) {
    Request<Object, AnyResult> request = request(transaction.hash());
    return request == null ? null : moves(transaction, receipt, node.require(request));
  }

  /** The movements that an answer to {@link #request} tells. */
  @Nullable Moves moves(NodeTransaction transaction, NodeReceipt receipt, JsonNode answer) {
    Fields fields = node.fields("trace of " + transaction.hash());
    String hash = transaction.hash().toString();
    Moves moves = null;
    if (capabilities.traceTransaction()) {
      List<JsonNode> traces = list(answer, fields);
      for (JsonNode trace : traces) {
        String of = fields.text(trace, "transactionHash");
        if (of != null && !of.toLowerCase(Locale.ROOT).equals(hash)) {
          throw fields.contradiction("the node gives a trace of another transaction");
        }
      }
      moves = FlatTraces.read(traces, fields);
    } else if (capabilities.debugTrace()) {
      moves = CallFrames.read(answer, fields);
    } else if (receipt.succeeded() != null) {
      moves = operations(list(answer, fields), transaction, receipt, fields);
    }
    if (moves != null && !moves.complete()) {
      notices.add(
          "transactions with an unseen self-destruction",
          "a contract destroyed itself in transaction "
              + hash
              + ", but the node's trace does not say whom it paid");
    }
    return moves;
  }

  private static List<JsonNode> list(JsonNode answer, Fields fields) {
    if (!answer.isArray()) {
      throw fields.contradiction("the trace is not a list");
    }
    List<JsonNode> list = new ArrayList<>();
    answer.forEach(list::add);
    return list;
  }

  /** Some nodes list the value of the transaction itself first, others do not. */
  private static Moves operations(
      List<JsonNode> operations, NodeTransaction transaction, NodeReceipt receipt, Fields fields) {
    EvmAddress payee = transaction.to() != null ? transaction.to() : receipt.created();
    List<Moves.Move> moves = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      JsonNode operation = operations.get(i);
      JsonNode type = operation.get("type");
      if (type == null || !type.isIntegralNumber() || type.intValue() < 0 || type.intValue() > 3) {
        throw fields.contradiction("an operation of an unknown type");
      }
      BigInteger wei = fields.quantity(fields.text(operation, "value"), "value");
      if (wei.signum() > 0) {
        EvmAddress from = fields.address(fields.text(operation, "from"), "from");
        EvmAddress to = fields.address(fields.text(operation, "to"), "to");
        boolean isValue =
            i == 0
                && from.equals(transaction.from())
                && to.equals(payee)
                && wei.equals(transaction.value());
        if (!isValue) {
          moves.add(new Moves.Move(from, to, wei, type.intValue() == 1));
        }
      }
    }
    return new Moves(Boolean.TRUE.equals(receipt.succeeded()), true, moves);
  }
}
