package org.tracer.source.evm.rpc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.ChainOrder;

/**
 * The newest proofs that were made, up to a size, so that who attests first and then wants proofs
 * does not ask the node for the same blocks again.
 */
final class KeptProofs {

  /** Bytes of proofs: some thousands of transactions. As text they take twice as much. */
  private static final long MOST_BYTES = 32L << 20;

  /** What a transaction takes beside its proof. */
  private static final long OVERHEAD = 512;

  /** A transaction with its place. */
  record Placed(ChainOrder order, AttestedTransaction transaction) {
    private long size() {
      return OVERHEAD + (transaction.proof() == null ? 0 : transaction.proof().size());
    }
  }

  private final Map<EvmHash, Placed> kept = new LinkedHashMap<>();
  private long bytes;

  void keep(ChainOrder order, AttestedTransaction transaction) {
    Placed placed = new Placed(order, transaction);
    EvmHash hash = transaction.attestation().transaction();
    Placed before = kept.remove(hash);
    kept.put(hash, placed);
    bytes += placed.size() - (before == null ? 0 : before.size());
    var oldest = kept.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }

  @Nullable Placed find(EvmHash hash) {
    return kept.get(hash);
  }
}
