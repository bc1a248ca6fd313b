package org.tracer.export;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Satoshi;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.LabelAmount;

/** What tabular formats say of an edge, its id and ends aside. */
public final class EdgeColumns {

  private EdgeColumns() {}

  /** The columns for one export, confined to one thread. */
  public static List<Column<TraceEdge>> of(TraceGraph graph) {
    Function<BlockRef, String> time = new Last<>(block -> block.time().toString());
    List<Column<TraceEdge>> columns = new ArrayList<>();
    columns.add(Column.text("label", e -> Labels.label(graph, e)));
    columns.add(Column.text("name", TraceEdge::id));
    columns.add(Column.text("interaction", e -> e.kind().name()));
    columns.add(Column.text("traced", e -> Amounts.byLabel(e.traced())));
    columns.addAll(Amounts.columns("traced", e -> total(graph, e.traced())));
    columns.addAll(Amounts.columns("value", TraceEdge::value));
    columns.add(new Column<>("weight", Column.Type.DOUBLE, e -> weight(graph, e)));
    columns.add(
        Column.text("outpoint", e -> e.outPoint() == null ? null : e.outPoint().toString()));
    columns.add(Column.number("vin", TraceEdge::vin));
    columns.add(Column.number("block_height", e -> e.block().height().value()));
    columns.add(Column.time("block_time", e -> time.apply(e.block())));
    columns.addAll(WorthColumns.of(graph));
    columns.add(Column.text("claim", graph::claim));
    return List.copyOf(columns);
  }

  private static @Nullable Amount total(TraceGraph graph, List<LabelAmount> amounts) {
    return graph.total(amounts).orElse(null);
  }

  /**
   * Traced coins, or all coins where traced amounts are none, for line widths. Never zero, because
   * layouts refuse that: one base unit at least.
   */
  private static String weight(TraceGraph graph, TraceEdge edge) {
    Amount weight = graph.total(edge.traced()).orElse(edge.value());
    return weight.baseUnits().equals(BigInteger.ZERO)
        ? Satoshi.of(1).toDecimal()
        : weight.toDecimal();
  }
}
