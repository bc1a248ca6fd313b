package org.tracer.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;

/**
 * The fee of one transaction, where traced value is in it. One vertex a transaction, not one a
 * block: two payments that a miner happened to put in the same block have nothing else in common,
 * and a vertex they share would draw them together in every layout.
 *
 * @param block whose miner got the fee
 * @param fee what the miner got from this transaction in all
 */
public record FeeVertex(
    String id, TxId txId, BlockRef block, int hop, Amount fee, List<Ending> endings)
    implements TraceVertex {

  public FeeVertex {
    endings = List.copyOf(endings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeeVertex that && id.equals(that.id);
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
