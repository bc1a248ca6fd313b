package org.tracer.source.evm.codec;

import org.tracer.chain.evm.EvmHash;

/** The first field of a receipt, which changed its meaning with the Byzantium fork (EIP-658). */
public sealed interface Outcome {

  /** Whether the transaction was carried out; if not, all it did but paying fees was undone. */
  record Status(boolean success) implements Outcome {}

  /** The state after the transaction, which does not tell whether the transaction failed. */
  record StateRoot(EvmHash root) implements Outcome {}
}
