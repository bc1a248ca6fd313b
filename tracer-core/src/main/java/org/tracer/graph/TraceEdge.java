package org.tracer.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.trace.LabelAmount;

/**
 * A movement of value. Edges are equal if their ids are, so compare only edges of one graph.
 *
 * @param id {@code txid:vout} for an output made, {@code txid:in:vin} for an input, {@code
 *     txid:fee} for a fee
 * @param vin index of the input that spends; null for the other kinds
 * @param outPoint the output made or spent; null for a fee
 * @param value everything that moves along this edge
 * @param traced how much of each label moves along it, in the order of the request
 * @param block of the transaction at one end of the edge
 */
public record TraceEdge(
    String id,
    Kind kind,
    @Nullable Integer vin,
    @Nullable OutPoint outPoint,
    Amount value,
    List<LabelAmount> traced,
    BlockRef block)
    implements FlowElement {

  /** Which way value moves. */
  public enum Kind {
    /** From a transaction to where it pays. */
    CREATES,
    /** From where value sat into the transaction that spends it. */
    SPENDS,
    /** From a transaction to the miner, or on from there into a coinbase that collects it. */
    FEE
  }

  public TraceEdge {
    traced = List.copyOf(traced);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TraceEdge that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
