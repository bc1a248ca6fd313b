package org.tracer.export;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.price.Rate;
import org.tracer.price.Rates;

/**
 * What a movement was worth on the day of its block, with the rate, its day and its source beside.
 * Without rates there are no such columns, and without a rate for the day they are empty.
 */
public final class WorthColumns {

  private WorthColumns() {}

  /** What of an edge is valued. */
  interface Valued<E> {

    String asset(E edge);

    /** Decimal places of one whole unit; null if they are not known. */
    @Nullable Integer decimals(E edge);

    @Nullable Instant time(E edge);

    BigInteger value(E edge);

    /** The sum of traced amounts; null where sums are no amounts. */
    @Nullable BigInteger traced(E edge);
  }

  /** Of movements on chains of outputs. */
  public static List<Column<TraceEdge>> of(TraceGraph graph) {
    return of(graph.rates(), new OutputsWorth(graph));
  }

  /** Of movements on chains of accounts. */
  public static List<Column<FundsEdge>> of(FundsGraph graph) {
    return of(graph.rates(), new FundsWorth(graph, new FundsAmounts(graph)));
  }

  private static <E> List<Column<E>> of(Rates rates, Valued<E> valued) {
    if (rates.isEmpty()) {
      return List.of();
    }
    Function<E, Optional<Rate>> rate =
        new Last<>(edge ->
            valued.decimals(edge) == null
                ? Optional.empty()
                : rates.at(valued.asset(edge), valued.time(edge)));
    return List.of(
        Column.text("worth_value", edge -> worth(rate, valued, edge, valued.value(edge))),
        Column.text("worth_traced", edge -> worth(rate, valued, edge, valued.traced(edge))),
        Column.text("worth_currency", edge -> rate.apply(edge).map(Rate::currency).orElse(null)),
        Column.text(
            "worth_rate",
            edge -> rate.apply(edge).map(one -> one.perUnit().toPlainString()).orElse(null)),
        Column.text(
            "worth_rate_day",
            edge -> rate.apply(edge).map(one -> one.day().toString()).orElse(null)),
        Column.text("worth_rate_source", edge -> rate.apply(edge).map(Rate::source).orElse(null)));
  }

  private static <E> @Nullable String worth(
      Function<E, Optional<Rate>> rate, Valued<E> valued, E edge, @Nullable BigInteger amount) {
    Integer decimals = valued.decimals(edge);
    return amount == null || decimals == null
        ? null
        : rate.apply(edge).map(one -> one.worth(amount, decimals).toPlainString()).orElse(null);
  }
}
