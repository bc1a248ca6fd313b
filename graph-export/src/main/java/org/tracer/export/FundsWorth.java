package org.tracer.export;

import java.math.BigInteger;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsGraph;

/** What is valued of movements on chains of accounts. */
final class FundsWorth implements WorthColumns.Valued<FundsEdge> {

  private final FundsGraph graph;
  private final FundsAmounts amounts;

  FundsWorth(FundsGraph graph, FundsAmounts amounts) {
    this.graph = graph;
    this.amounts = amounts;
  }

  @Override
  public String asset(FundsEdge edge) {
    return amounts.id(edge.asset());
  }

  @Override
  public @Nullable Integer decimals(FundsEdge edge) {
    OptionalInt decimals = graph.names().decimals(edge.asset());
    return decimals.isEmpty() ? null : Integer.valueOf(decimals.getAsInt());
  }

  @Override
  public @Nullable Instant time(FundsEdge edge) {
    return edge.time();
  }

  @Override
  public BigInteger value(FundsEdge edge) {
    return edge.value();
  }

  @Override
  public @Nullable BigInteger traced(FundsEdge edge) {
    return graph.isConserving() ? FundsAmounts.total(edge.traced()) : null;
  }
}
