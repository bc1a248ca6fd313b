package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmHash;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.ledger.account.ChainOrder;

/** What tabular formats say of a vertex over accounts, its id aside. */
public final class FundsNodeColumns {

  private FundsNodeColumns() {}

  /** The columns for one export, confined to one thread. */
  public static List<Column<FundsVertex>> of(FundsGraph graph) {
    FundsAmounts amounts = new FundsAmounts(graph);
    FundsLabels labels = new FundsLabels(graph.names(), amounts);
    List<Column<FundsVertex>> columns = new ArrayList<>(columns(amounts, labels));
    Annotations said = graph.annotations();
    if (!said.isEmpty()) {
      columns.add(
          Column.text(
              "tags",
              v -> v instanceof AccountVertex a ? Said.tagLine(said.tagsOf(a.text())) : null));
      columns.add(Column.text("inferences", v -> Said.inferenceLine(Said.of(said, v))));
    }
    columns.add(Column.text("claim", graph::claim));
    return List.copyOf(columns);
  }

  private static List<Column<FundsVertex>> columns(FundsAmounts amounts, FundsLabels labels) {
    return List.of(
        Column.text("label", labels::label),
        Column.text("name", FundsLabels::name),
        Column.text("type", FundsLabels::type),
        Column.text("account", FundsNodeColumns::account),
        Column.text("account_kind", FundsNodeColumns::kind),
        Column.text("reason", FundsNodeColumns::reasons),
        Column.text("ended", v -> amounts.byReason(v.endings())),
        Column.text("ended_by_reason", v -> amounts.totals(v.endings())),
        Column.text("ended_amount", v -> amounts.shown(FundsLabels.ended(v))),
        Column.text("seeded", v -> amounts.byLabel(v.seeded())),
        Column.text("seeded_amount", v -> amounts.shown(v.seeded())),
        Column.number("steps", v -> v instanceof AccountVertex a ? a.steps() : null),
        Column.text(
            "issuer_acts", v -> v instanceof AccountVertex a ? labels.acts(a.acts()) : null),
        Column.text("exchanged_with", FundsNodeColumns::exchangedWith),
        Column.text("transaction", FundsNodeColumns::transaction),
        Column.longNumber("block_height", FundsNodeColumns::block),
        Column.time("block_time", FundsNodeColumns::time));
  }

  private static @Nullable String account(FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account -> account.text();
      case ConversionVertex conversion -> conversion.account().text();
      case OtherEndVertex end -> null;
    };
  }

  private static @Nullable String kind(FundsVertex vertex) {
    return vertex instanceof AccountVertex account && account.kind() != null
        ? account.kind().name()
        : null;
  }

  private static @Nullable String reasons(FundsVertex vertex) {
    return vertex.endings().isEmpty()
        ? null
        : vertex.endings().stream().map(end -> end.reason().name()).collect(joining("; "));
  }

  private static @Nullable String exchangedWith(FundsVertex vertex) {
    if (!(vertex instanceof ConversionVertex conversion)) {
      return null;
    }
    List<Address> others = FundsLabels.exchangedWith(conversion.conversion());
    return others.isEmpty() ? null : others.stream().map(Address::text).collect(joining("; "));
  }

  private static @Nullable String transaction(FundsVertex vertex) {
    EvmHash hash =
        switch (vertex) {
          case AccountVertex account -> null;
          case ConversionVertex conversion -> conversion.transaction();
          case OtherEndVertex end -> end.transaction();
        };
    return hash == null ? null : hash.toString();
  }

  private static @Nullable Long block(FundsVertex vertex) {
    ChainOrder order =
        switch (vertex) {
          case AccountVertex account -> null;
          case ConversionVertex conversion -> conversion.order();
          case OtherEndVertex end -> end.order();
        };
    return order == null ? null : order.block();
  }

  private static @Nullable String time(FundsVertex vertex) {
    Instant time =
        switch (vertex) {
          case AccountVertex account -> null;
          case ConversionVertex conversion -> conversion.time();
          case OtherEndVertex end -> end.time();
        };
    return time == null ? null : time.toString();
  }
}
