package org.tracer.ledger;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;

/**
 * What anybody needs to see for himself that a transaction stands in a block: the transaction, the
 * hashes that lead from it to the block's header, and the header. The coinbase comes with it: its
 * branch fixes the height of the tree, and it states the height of the block. A source hands over
 * what it has; whether that proves anything is for the reader to compute.
 *
 * @param id the transaction that is spoken of
 * @param height of the block, as claimed
 * @param header the 80 bytes of the block's header
 * @param coinbase the first transaction of the block
 */
public record TransactionProof(
    TxId id, BlockHeight height, RawBytes header, Leaf transaction, Leaf coinbase) {

  /**
   * A transaction at its place in the tree of its block.
   *
   * @param raw its bytes without the witness: those that the id is the hash of
   * @param position place in the block, as claimed; the coinbase has 0
   * @param siblings the other child at each level of the tree, leaves first
   */
  public record Leaf(RawBytes raw, long position, List<Hash256> siblings) {
    public Leaf {
      siblings = List.copyOf(siblings);
    }
  }

  /** Gives proofs by place in the chain. */
  public interface Source {

    /** A source of no proofs. */
    Source NONE =
        new Source() {
          @Override
          public Optional<TransactionProof> prove(BlockRef block, int indexInBlock) {
            return Optional.empty();
          }

          @Override
          public Optional<RawBytes> header(BlockHeight height) {
            return Optional.empty();
          }
        };

    /** Empty where the source cannot. */
    Optional<TransactionProof> prove(BlockRef block, int indexInBlock);

    /** The header of a block; empty where the source does not have it. */
    Optional<RawBytes> header(BlockHeight height);
  }
}
