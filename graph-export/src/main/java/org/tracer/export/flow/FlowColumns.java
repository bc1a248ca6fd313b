package org.tracer.export.flow;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Amounts;
import org.tracer.export.Column;
import org.tracer.export.Said;
import org.tracer.price.Rate;

/**
 * What is known of nodes and movements besides their ends, as named texts. The same for every kind
 * of chain: an amount always has its asset beside it, in base units unless the name says otherwise.
 */
public final class FlowColumns {

  private FlowColumns() {}

  /** Of nodes; with what is said of them where anything is. */
  public static List<Column<FlowNode>> ofNodes(Flow flow) {
    List<Column<FlowNode>> columns = new ArrayList<>(node(flow));
    if (flow.isAnnotated()) {
      columns.add(text("tags", node -> Said.tagLine(node.tags())));
      columns.add(text("inferences", node -> Said.inferenceLine(node.inferences())));
    }
    columns.add(text("claim", FlowNode::claim));
    return List.copyOf(columns);
  }

  private static List<Column<FlowNode>> node(Flow flow) {
    String chain = flow.property("chain");
    return List.of(
        text("type", node -> node.kind().word()),
        text("chain", node -> chain),
        text("address", FlowNode::address),
        text("descriptor", FlowNode::descriptor),
        text("reason", node -> joined(node.endings(), FlowEnding::reason)),
        text("ended", FlowColumns::ended),
        text("ended_amount", node -> shown(flow, ended(node.endings()))),
        text("seeded", node -> byLabel(node.seeded())),
        text("seeded_amount", node -> shown(flow, node.seeded())),
        text(
            "note",
            node -> joined(node.endings().stream().flatMap(e -> e.notes().stream()).toList())),
        text(
            "spent_by",
            node -> joined(node.endings().stream().flatMap(e -> e.spentBy().stream()).toList())),
        text("remarks", node -> joined(node.remarks())),
        text("transaction", FlowNode::transaction),
        text("vout", node -> shown(node.vout())),
        text("block_height", node -> shown(node.block())),
        text("block_time", node -> shown(node.time())));
  }

  /** Of movements; with what they were worth where the user brought rates. */
  public static List<Column<FlowMovement>> ofMovements(Flow flow) {
    List<Column<FlowMovement>> columns = new ArrayList<>(movement());
    if (flow.properties().containsKey("rates")) {
      columns.addAll(worth());
    }
    columns.add(text("claim", FlowMovement::claim));
    return List.copyOf(columns);
  }

  private static List<Column<FlowMovement>> worth() {
    return List.of(
        text("worth_value", movement -> worth(movement, movement.value())),
        text("worth_traced", movement -> worth(movement, movement.total())),
        text("worth_currency", movement -> ofRate(movement, Rate::currency)),
        text("worth_rate", movement -> ofRate(movement, rate -> rate.perUnit().toPlainString())),
        text("worth_rate_day", movement -> ofRate(movement, rate -> rate.day().toString())),
        text("worth_rate_source", movement -> ofRate(movement, Rate::source)));
  }

  private static @Nullable String worth(FlowMovement movement, @Nullable BigInteger amount) {
    BigDecimal worth = amount == null ? null : movement.worth(amount);
    return worth == null ? null : worth.toPlainString();
  }

  private static @Nullable String ofRate(FlowMovement movement, Function<Rate, String> part) {
    Rate rate = movement.rate();
    return rate == null || movement.asset().decimals() == null ? null : part.apply(rate);
  }

  private static List<Column<FlowMovement>> movement() {
    return List.of(
        text("interaction", FlowMovement::interaction),
        text("asset", movement -> movement.asset().id()),
        text("symbol", movement -> movement.asset().symbol()),
        text("value", movement -> movement.value().toString()),
        text("value_decimal", movement -> movement.asset().decimal(movement.value())),
        text("traced", movement -> byLabel(movement.traced())),
        text("traced_value", movement -> shown(movement.total())),
        text("traced_decimal", FlowColumns::tracedDecimal),
        text("seeded", movement -> byLabel(movement.seeded())),
        text("transaction", FlowMovement::transaction),
        text("index", movement -> shown(movement.index())),
        text("block_height", movement -> Long.toString(movement.block())),
        text("block_time", movement -> shown(movement.time())),
        text("paid_to", FlowMovement::paidTo),
        text("verification", FlowMovement::verification),
        text("finding", FlowMovement::finding));
  }

  /** {@code payment-1=1000 eip155:1/native; payment-2=5 eip155:1/native}; null for nothing. */
  public static @Nullable String byLabel(List<FlowAmount> amounts) {
    return joined(
        amounts, one -> Amounts.quoted(one.label()) + "=" + one.amount() + " " + one.asset().id());
  }

  /** {@code HELD: payment-1=1000 eip155:1/native | FEE: …}; null where nothing ended. */
  public static @Nullable String ended(FlowNode node) {
    return node.endings().isEmpty()
        ? null
        : node.endings().stream()
            .map(ending -> ending.reason() + ": " + byLabel(ending.amounts()))
            .collect(joining(" | "));
  }

  /**
   * {@code 0.5 ETH; 20 USDT}, for people: asset by asset the sum over labels; null for nothing and
   * where sums are no amounts.
   */
  public static @Nullable String shown(Flow flow, List<FlowAmount> amounts) {
    return amounts.isEmpty() || !flow.isConserving()
        ? null
        : FlowAmount.perAsset(amounts).entrySet().stream()
            .map(sum -> sum.getKey().shown(sum.getValue()))
            .collect(joining("; "));
  }

  /** What ended for any reason. */
  public static List<FlowAmount> ended(List<FlowEnding> endings) {
    return endings.stream().flatMap(ending -> ending.amounts().stream()).toList();
  }

  private static @Nullable String tracedDecimal(FlowMovement movement) {
    BigInteger total = movement.total();
    return total == null ? null : movement.asset().decimal(total);
  }

  private static @Nullable String shown(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String joined(List<String> texts) {
    return joined(texts, text -> text);
  }

  private static <T> @Nullable String joined(List<T> items, Function<T, String> text) {
    return items.isEmpty() ? null : items.stream().map(text).collect(joining("; "));
  }

  private static <T> Column<T> text(String name, Function<T, @Nullable String> text) {
    return new Column<>(name, Column.Type.TEXT, text);
  }
}
