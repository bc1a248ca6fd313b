package org.tracer.ledger.account;

import org.tracer.chain.evm.EvmHash;

/**
 * How a transaction and what came of it are known.
 *
 * @param blockHash hash of its block
 * @param note why it is not recomputed, in words; empty if it is
 */
public record Attestation(
    EvmHash transaction, long block, EvmHash blockHash, Proof proof, String note) {

  /** Ways to know. */
  public enum Proof {
    /**
     * The header hashes to the block's hash, and the transaction and its receipt, logs included,
     * are in the tries whose roots the header holds. That the block is in the best chain, and what
     * traces say, stays the source's word.
     */
    RECOMPUTED,
    /** The source's word. */
    NODE_ATTESTED
  }
}
