package org.tracer.source.codec;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockRef;
import org.tracer.ledger.TransactionProof;

/**
 * Remembers the block that was proved from last: whoever asks in chain order has each block read
 * once. Confined to one thread.
 */
public final class LastBlockProofs {

  private @Nullable BlockHash block;
  private @Nullable BlockProofs proofs;

  /**
   * @param read reads the block if it is not the last one
   */
  public Optional<TransactionProof> prove(BlockRef at, int index, Supplier<BlockProofs> read) {
    if (proofs == null || !at.hash().equals(block)) {
      proofs = read.get();
      block = at.hash();
    }
    return Optional.of(proofs.prove(index));
  }
}
