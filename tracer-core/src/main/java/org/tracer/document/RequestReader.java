package org.tracer.document;

import static org.tracer.document.JsonMembers.amount;
import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;
import static org.tracer.document.JsonMembers.time;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Direction;
import org.tracer.trace.FeeRule;
import org.tracer.trace.Seed;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;
import tools.jackson.databind.JsonNode;

/** Reads the member {@code request}. */
final class RequestReader {

  private RequestReader() {}

  /** The rules the request names, in its order. */
  static List<Policy> policies(JsonNode request) {
    String names = text(request, "policy");
    return names.equals(TraceDocument.ALL)
        ? Policies.all()
        : Stream.of(names.split(",", -1))
            .map(name ->
                Policies.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("unknown policy " + name)))
            .toList();
  }

  /** The request under the first of its rules. */
  static TraceRequest request(JsonNode node, BitcoinNetwork network) {
    return new TraceRequest(
        rows(node, "seeds").map(RequestReader::seed).toList(),
        policies(node).getFirst(),
        stopRules(member(node, "stopRules"), network),
        named(FeeRule.values(), text(node, "fees")),
        named(Direction.values(), text(node, "direction")),
        time(node, "chosenAt"));
  }

  static Seed seed(JsonNode node) {
    String label = text(node, "label");
    if (node.has("outpoint")) {
      return new Seed.OfOutPoint(label, OutPoint.parse(text(node, "outpoint")));
    }
    if (node.has("transaction")) {
      return new Seed.OfTransaction(label, TxId.parse(text(node, "transaction")), outputs(node));
    }
    return new Seed.OfAddress(
        label, text(node, "address"), script(node), time(node, "from"), time(node, "until"));
  }

  static StopRules stopRules(JsonNode node, BitcoinNetwork network) {
    return new StopRules(
        node.has("maxHops") ? number(node, "maxHops") : StopRules.UNLIMITED,
        amount(node, "minAmount"),
        Share.ofFraction(text(node, "minShare")),
        node.has("maxFanOut") ? number(node, "maxFanOut") : StopRules.UNLIMITED,
        node.has("untilHeight") ? BlockHeight.of(number(node, "untilHeight")) : null,
        time(node, "until"),
        rows(node, "stopList")
            .map(e -> new StopListEntry(text(e, "address"), script(e), text(e, "reason")))
            .toList(),
        AttributionsReader.read(node, text -> BitcoinAddress.parse(network, text)),
        node.has("coinJoins")
            ? named(CoinJoinRule.values(), text(node, "coinJoins"))
            : CoinJoinRule.IGNORE);
  }

  static LockingScript script(JsonNode node) {
    return LockingScript.of(HexFormat.of().parseHex(text(node, "script")));
  }

  /** The outputs of a transaction that are meant; none for all. */
  static List<Integer> outputs(JsonNode node) {
    return rows(node, "outputs").map(RequestReader::index).toList();
  }

  private static int index(JsonNode value) {
    if (!value.isInt() || value.asInt() < 0) {
      throw new IllegalArgumentException("an output index is not a whole number");
    }
    return value.asInt();
  }
}
