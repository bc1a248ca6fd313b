package org.tracer.export;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;

/** What is valued of movements on chains of outputs. */
final class OutputsWorth implements WorthColumns.Valued<TraceEdge> {

  private static final Integer PLACES = 8;

  private final TraceGraph graph;
  private final String coin;

  OutputsWorth(TraceGraph graph) {
    this.graph = graph;
    this.coin = graph.trace().network().chainId() + "/native";
  }

  @Override
  public String asset(TraceEdge edge) {
    return coin;
  }

  @Override
  public Integer decimals(TraceEdge edge) {
    return PLACES;
  }

  @Override
  public Instant time(TraceEdge edge) {
    return edge.block().time();
  }

  @Override
  public BigInteger value(TraceEdge edge) {
    return edge.value().baseUnits();
  }

  @Override
  public @Nullable BigInteger traced(TraceEdge edge) {
    return graph.total(edge.traced()).map(Amount::baseUnits).orElse(null);
  }
}
