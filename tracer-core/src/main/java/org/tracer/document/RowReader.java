package org.tracer.document;

import static org.tracer.document.JsonMembers.amount;
import static org.tracer.document.JsonMembers.instant;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopReason;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;
import tools.jackson.databind.JsonNode;

/** Reads the rows of documents. */
final class RowReader {

  private final BitcoinNetwork network;

  RowReader(BitcoinNetwork network) {
    this.network = network;
  }

  /**
   * A seed.
   *
   * @param amount what became the seed's
   */
  SeededPosition seed(JsonNode node, Satoshi amount) {
    return new SeededPosition(
        text(node, "label"),
        OutPoint.parse(text(node, "position")),
        address(node),
        block(node),
        amount(node, "value"),
        amount);
  }

  /**
   * A transaction.
   *
   * @param fact the object with what is so whatever the rule
   * @param traced the object with what a rule says
   */
  TracedTransaction transaction(JsonNode fact, JsonNode traced) {
    return new TracedTransaction(
        TxId.parse(text(fact, "id")),
        block(fact),
        number(fact, "indexInBlock"),
        number(traced, "hop"),
        rows(traced, "inputs").map(RowReader::input).toList(),
        rows(traced, "outputs").map(this::output).toList(),
        traced.has("fee") ? amount(traced, "fee") : null,
        shares(traced, "tracedFee"),
        reason(traced, "feeReason"),
        traced.has("collected")
            ? rows(traced, "collected").map(RowReader::collected).toList()
            : List.of());
  }

  private static TracedInput input(JsonNode node) {
    return new TracedInput(
        number(node, "vin"), OutPoint.parse(text(node, "position")), shares(node, "traced"));
  }

  private TracedOutput output(JsonNode node) {
    return new TracedOutput(
        OutPoint.parse(text(node, "position")),
        address(node),
        ScriptType.valueOf(text(node, "scriptType")),
        text(node, "descriptor"),
        amount(node, "value"),
        shares(node, "traced"),
        number(node, "hop"),
        reason(node, "reason"));
  }

  private static CollectedFee collected(JsonNode node) {
    return new CollectedFee(TxId.parse(text(node, "transaction")), shares(node, "traced"));
  }

  /**
   * An endpoint.
   *
   * @param amount how much is there
   */
  Endpoint endpoint(JsonNode node, Satoshi amount) {
    return new Endpoint(
        StopReason.valueOf(text(node, "reason")),
        node.has("position") ? OutPoint.parse(text(node, "position")) : null,
        address(node),
        node.has("descriptor") ? text(node, "descriptor") : null,
        text(node, "label"),
        amount,
        TxId.parse(text(node, "transaction")),
        block(node),
        number(node, "hop"),
        node.has("spentBy") ? TxId.parse(text(node, "spentBy")) : null,
        node.has("note") ? text(node, "note") : null);
  }

  private static List<LabelAmount> shares(JsonNode node, String name) {
    return rows(node, name)
        .map(share -> new LabelAmount(text(share, "label"), amount(share, "amount")))
        .toList();
  }

  BlockRef block(JsonNode node) {
    return new BlockRef(
        BlockHeight.of(number(node, "height")),
        BlockHash.parse(text(node, "blockHash")),
        instant(text(node, "blockTime")));
  }

  private @Nullable BitcoinAddress address(JsonNode node) {
    return node.has("address") ? BitcoinAddress.parse(network, text(node, "address")) : null;
  }

  private static @Nullable StopReason reason(JsonNode node, String name) {
    return node.has(name) ? StopReason.valueOf(text(node, name)) : null;
  }
}
