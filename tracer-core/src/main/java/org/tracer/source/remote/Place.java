package org.tracer.source.remote;

import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;

/**
 * Where a transaction stands in the chain, proved by the block's Merkle root.
 *
 * @param indexInBlock the coinbase has 0
 */
public record Place(TxId id, BlockRef block, int indexInBlock) {

  /** The ledger key: ascending in chain order. */
  public long key() {
    return key(block.height().value(), indexInBlock);
  }

  /** The ledger key of the transaction at a place. */
  public static long key(int height, int indexInBlock) {
    return (long) height << 32 | indexInBlock;
  }
}
