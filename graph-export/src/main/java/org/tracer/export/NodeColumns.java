package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/** What tabular formats say of a vertex, its id aside; the same columns at both grains. */
public final class NodeColumns {

  private NodeColumns() {}

  /** The columns for one export, confined to one thread. */
  public static List<Column<TraceVertex>> of(TraceGraph graph) {
    Function<Address, String> addressText = new Last<>(Address::text);
    Function<BlockRef, String> hash = new Last<>(block -> block.hash().toString());
    Function<BlockRef, String> time = new Last<>(block -> block.time().toString());
    List<Column<TraceVertex>> columns = new ArrayList<>();
    columns.add(Column.text("label", v -> Labels.label(v, addressText)));
    columns.add(Column.text("name", v -> Labels.name(v, addressText)));
    columns.add(Column.text("type", Labels::type));
    columns.add(Column.text("reason", v -> joined(v, ending -> List.of(ending.reason()))));
    columns.add(Column.text("ended", v -> Amounts.byReason(v.endings())));
    columns.add(Column.text("ended_by_reason", v -> Amounts.totals(graph, v.endings())));
    columns.addAll(Amounts.columns("ended", v -> ended(graph, v)));
    columns.add(Column.text("seeded", v -> Amounts.byLabel(v.seeded())));
    columns.addAll(Amounts.columns("seeded", v -> total(graph, v.seeded())));
    columns.add(Column.text("traced", v -> Amounts.byLabel(traced(v))));
    columns.addAll(Amounts.columns("traced", v -> total(graph, traced(v))));
    columns.addAll(Amounts.columns("value", NodeColumns::value));
    columns.addAll(
        Amounts.columns("received", v -> v instanceof AddressVertex a ? a.received() : null));
    columns.add(Column.number("outputs", v -> v instanceof AddressVertex a ? a.outputs() : null));
    columns.addAll(Amounts.columns("fee", v -> v instanceof TransactionVertex t ? t.fee() : null));
    columns.add(Column.number("hop", TraceVertex::hop));
    columns.add(Column.text("address", v -> of(address(v), addressText)));
    columns.add(Column.text("descriptor", NodeColumns::descriptor));
    columns.add(Column.text("script_type", v -> of(scriptType(v), ScriptType::name)));
    columns.add(Column.text("txid", NodeColumns::txId));
    columns.add(
        Column.number("vout", v -> v instanceof OutputVertex o ? o.outPoint().vout() : null));
    columns.add(Column.number("block_height", v -> of(block(v), b -> b.height().value())));
    columns.add(Column.text("block_hash", v -> of(block(v), hash)));
    columns.add(Column.time("block_time", v -> of(block(v), time)));
    columns.add(
        Column.number(
            "index_in_block", v -> v instanceof TransactionVertex t ? t.indexInBlock() : null));
    columns.add(Column.text("spent_by", v -> joined(v, Ending::spentBy)));
    columns.add(Column.text("note", v -> joined(v, Ending::notes)));
    Annotations said = graph.annotations();
    if (!said.isEmpty()) {
      columns.add(Column.text("tags", v -> Said.tagLine(Said.tags(said, v))));
      columns.add(Column.text("inferences", v -> Said.inferenceLine(Said.of(said, v))));
    }
    columns.add(Column.text("claim", graph::claim));
    return List.copyOf(columns);
  }

  private static <T, R> @Nullable R of(@Nullable T value, Function<T, R> part) {
    return value == null ? null : part.apply(value);
  }

  /** What the endings of a vertex say, each thing once. */
  private static @Nullable String joined(TraceVertex vertex, Function<Ending, List<?>> parts) {
    // Almost always, and much faster.
    if (vertex.endings().isEmpty()) {
      return null;
    }
    String text =
        vertex.endings().stream()
            .flatMap(ending -> parts.apply(ending).stream())
            .distinct()
            .map(Object::toString)
            .collect(joining("; "));
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Amount ended(TraceGraph graph, TraceVertex vertex) {
    List<LabelAmount> amounts = new ArrayList<>();
    vertex.endings().forEach(ending -> amounts.addAll(ending.amounts()));
    return total(graph, amounts);
  }

  private static @Nullable Amount total(TraceGraph graph, List<LabelAmount> amounts) {
    return amounts.isEmpty() ? null : graph.total(amounts).orElse(null);
  }

  private static List<LabelAmount> traced(TraceVertex vertex) {
    return vertex instanceof OutputVertex output ? output.traced() : List.of();
  }

  private static @Nullable Amount value(TraceVertex vertex) {
    return switch (vertex) {
      case OutputVertex output -> output.value();
      case FeeVertex fee -> fee.fee();
      case AddressVertex address -> null;
      case TransactionVertex transaction -> null;
    };
  }

  private static @Nullable Address address(TraceVertex vertex) {
    return switch (vertex) {
      case AddressVertex address -> address.address();
      case OutputVertex output -> output.address();
      case TransactionVertex transaction -> null;
      case FeeVertex fee -> null;
    };
  }

  private static @Nullable ScriptType scriptType(TraceVertex vertex) {
    return switch (vertex) {
      case AddressVertex address -> address.scriptType();
      case OutputVertex output -> output.scriptType();
      case TransactionVertex transaction -> null;
      case FeeVertex fee -> null;
    };
  }

  private static @Nullable String descriptor(TraceVertex vertex) {
    return switch (vertex) {
      case AddressVertex address -> address.descriptor();
      case OutputVertex output -> output.descriptor();
      case TransactionVertex transaction -> null;
      case FeeVertex fee -> null;
    };
  }

  private static @Nullable String txId(TraceVertex vertex) {
    return switch (vertex) {
      case TransactionVertex transaction -> transaction.txId().toString();
      case OutputVertex output -> output.outPoint().txId().toString();
      case FeeVertex fee -> fee.txId().toString();
      case AddressVertex address -> null;
    };
  }

  private static @Nullable BlockRef block(TraceVertex vertex) {
    return switch (vertex) {
      case TransactionVertex transaction -> transaction.block();
      case OutputVertex output -> output.block();
      case FeeVertex fee -> fee.block();
      case AddressVertex address -> null;
    };
  }
}
