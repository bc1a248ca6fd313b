package org.tracer.ledger;

import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;

/**
 * One confirmed transaction with everything its inputs spend.
 *
 * @param indexInBlock place in the block; the coinbase has 0
 */
public record Transaction(
    TxId id, BlockRef block, int indexInBlock, List<TxInput> inputs, List<TxOutput> outputs) {

  public Transaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Whether this transaction creates coins instead of spending some. */
  public boolean isCoinbase() {
    return inputs.isEmpty();
  }
}
