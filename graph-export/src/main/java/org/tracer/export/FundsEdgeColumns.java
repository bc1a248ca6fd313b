package org.tracer.export;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsGraph;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.trace.account.AssetNames;

/** What tabular formats say of an edge over accounts, its id and ends aside. */
public final class FundsEdgeColumns {

  private static final double LEAST_WEIGHT = 1e-30;
  private static final double GREATEST_WEIGHT = 1e30;

  private FundsEdgeColumns() {}

  /** The columns for one export, confined to one thread. */
  public static List<Column<FundsEdge>> of(FundsGraph graph) {
    AssetNames names = graph.names();
    boolean conserving = graph.isConserving();
    FundsAmounts amounts = new FundsAmounts(graph);
    Function<Instant, String> time = new Last<>(Instant::toString);
    Function<Address, String> address = new Last<>(Address::text);
    List<Column<FundsEdge>> columns =
        new ArrayList<>(
            List.of(
                Column.text("label", amounts::label),
                Column.text("name", FundsEdge::id),
                Column.text("interaction", FundsEdge::interaction),
                Column.text("asset", e -> amounts.id(e.asset())),
                Column.text("symbol", e -> names.knownSymbol(e.asset()).orElse(null)),
                Column.text("traced", e -> FundsAmounts.byLabelAlone(e.traced())),
                Column.text("traced_value", e -> conserving ? total(e).toString() : null),
                Column.text("traced_decimal", e -> conserving ? decimal(names, e, total(e)) : null),
                Column.text("seeded", e -> FundsAmounts.byLabelAlone(e.seeded())),
                Column.text("value", e -> e.value().toString()),
                Column.text("value_decimal", e -> decimal(names, e, e.value())),
                new Column<>("weight", Column.Type.DOUBLE, e -> weight(names, e, conserving)),
                Column.text(
                    "transaction",
                    e -> e.transaction() == null ? null : e.transaction().toString()),
                Column.longNumber("block_height", e -> e.order().block()),
                Column.time("block_time", e -> e.time() == null ? null : time.apply(e.time())),
                Column.number("index_in_block", FundsEdgeColumns::indexInBlock),
                Column.number("index", e -> e.transfer() == null ? null : e.order().index()),
                Column.text(
                    "paid_to",
                    e -> {
                      Address payee = feePayee(e);
                      return payee == null ? null : address.apply(payee);
                    }),
                Column.text("verification", e -> e.proof() == null ? null : e.proof().name()),
                Column.text(
                    "finding",
                    e -> e.finding() == null ? null : FundsLabels.finding(e.finding()))));
    columns.addAll(WorthColumns.of(graph));
    columns.add(Column.text("claim", graph::claim));
    return List.copyOf(columns);
  }

  /** Who got a fee, which the edge leads to a vertex of its own; null for all else. */
  public static @Nullable Address feePayee(FundsEdge edge) {
    return edge.transfer() != null && edge.transfer().kind().isFee() ? edge.transfer().to() : null;
  }

  /** Place of the transaction; null for what the block itself pays. */
  public static @Nullable Integer indexInBlock(FundsEdge edge) {
    int index = edge.order().transaction();
    return index == ChainOrder.BLOCK_END ? null : index;
  }

  private static @Nullable String decimal(AssetNames names, FundsEdge edge, BigInteger amount) {
    return names.decimal(edge.asset(), amount).orElse(null);
  }

  private static BigInteger total(FundsEdge edge) {
    return FundsAmounts.total(edge.traced());
  }

  /**
   * Whole traced units, or all that moves where sums over labels are no amounts, or base units
   * where decimals are not known, for line widths. Comparable within one asset only. Never zero,
   * which layouts refuse, and never more than a 32-bit number holds.
   */
  private static String weight(AssetNames names, FundsEdge edge, boolean conserving) {
    Asset asset = edge.asset();
    BigInteger traced = (conserving ? total(edge) : edge.value()).max(BigInteger.ONE);
    BigDecimal whole = new BigDecimal(traced, names.decimals(asset).orElse(0));
    return Double.toString(Math.clamp(whole.doubleValue(), LEAST_WEIGHT, GREATEST_WEIGHT));
  }
}
