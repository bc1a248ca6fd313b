package org.tracer.graph;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;

/**
 * A transaction that traced value went through, or that paid a seed.
 *
 * @param indexInBlock place in the block; the coinbase has 0
 * @param hop spends between the nearest seed and this transaction, itself included; 0 where nothing
 *     traced went in
 * @param fee what the miner got in all; null where nothing traced went in, because the trace does
 *     not say
 */
public record TransactionVertex(
    String id, TxId txId, BlockRef block, int indexInBlock, int hop, @Nullable Amount fee)
    implements TraceVertex {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransactionVertex that && id.equals(that.id);
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
