package org.tracer.export.stix;

import java.io.IOException;
import java.util.List;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.export.flow.FlowTransaction;

/**
 * Writes a transaction with what is fact of the chain. Its lists hold amounts of one asset, so they
 * are there on chains of outputs alone; where there are several, relationships say what moved.
 */
record StixTransaction(Flow flow, StixIds ids, JsonWriter json) {

  void write(FlowTransaction transaction) throws IOException {
    StixExtension.TRANSACTION.begin(json, ids.transaction(transaction.id()));
    json.member("symbol", flow.coin().name());
    json.member("value", transaction.id());
    json.member("execution_time", transaction.time());
    json.member("x_tracer_chain", flow.property("chain"));
    json.name("x_tracer_block_height");
    json.literal(transaction.block());
    json.member("x_tracer_partial", "only what is traced: a transaction usually has more");
    if (transaction.id().startsWith("block-")) {
      json.member("x_tracer_kind", "what a block itself pays, which is no transaction");
    }
    if (isOfOutputs(transaction)) {
      lists(transaction);
    }
    json.end('}');
  }

  private static boolean isOfOutputs(FlowTransaction transaction) {
    return transaction.outs().stream()
            .anyMatch(out -> out.source().kind() == FlowNode.Kind.TRANSACTION)
        || !transaction.ins().isEmpty();
  }

  private void lists(FlowTransaction transaction) throws IOException {
    List<FlowMovement> outs =
        transaction.outs().stream().filter(out -> out.target().kind().isWallet()).toList();
    for (FlowMovement out : transaction.outs()) {
      if (out.target().kind() == FlowNode.Kind.FEE) {
        amount("fee", out);
        json.member("x_tracer_fee_value", out.value());
      }
    }
    amounts("input", transaction.ins(), true);
    amounts("output", outs, false);
    exact("x_tracer_input", transaction.ins());
    exact("x_tracer_output", outs);
  }

  private void amounts(String name, List<FlowMovement> movements, boolean in) throws IOException {
    if (movements.isEmpty()) {
      return;
    }
    json.name(name);
    json.begin('[');
    for (FlowMovement movement : movements) {
      json.begin('{');
      amount("amount", movement);
      json.member("address_ref", ids.of(in ? movement.source() : movement.target()));
      json.end('}');
    }
    json.end(']');
  }

  /** Every digit is written; what a reader's number cannot hold stands beside it as text. */
  private void amount(String name, FlowMovement movement) throws IOException {
    String decimal = movement.asset().decimal(movement.value());
    if (decimal != null) {
      json.name(name);
      json.literal(decimal);
    }
  }

  /** In the order of the list beside it. */
  private void exact(String name, List<FlowMovement> movements) throws IOException {
    if (movements.isEmpty()) {
      return;
    }
    json.name(name);
    json.begin('[');
    for (FlowMovement movement : movements) {
      json.begin('{');
      json.number("index", movement.index());
      json.member("value", movement.value());
      json.member("asset", movement.asset().id());
      json.end('}');
    }
    json.end(']');
  }
}
