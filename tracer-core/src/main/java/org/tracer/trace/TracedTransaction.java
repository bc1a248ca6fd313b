package org.tracer.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;

/**
 * A transaction that traced value went through, or that paid a seed.
 *
 * @param indexInBlock place in the block; the coinbase has 0
 * @param hop spends between the nearest seed and this transaction, itself included; 0 where nothing
 *     traced went in
 * @param inputs the traced inputs, in input order
 * @param outputs the outputs that hold traced value, in output order
 * @param fee what the miner got in all; null where the data does not tell, and for a coinbase
 * @param tracedFee how much of each label is in the fee, in label order; of a coinbase, in the
 *     reward that nobody claimed
 * @param feeReason why the trace of the fee ended; null where nothing traced is in it or it went on
 *     into a coinbase
 * @param collected traced fees that a coinbase takes in, in block order
 */
public record TracedTransaction(
    TxId id,
    BlockRef block,
    int indexInBlock,
    int hop,
    List<TracedInput> inputs,
    List<TracedOutput> outputs,
    @Nullable Satoshi fee,
    List<LabelAmount> tracedFee,
    @Nullable StopReason feeReason,
    List<CollectedFee> collected) {
  public TracedTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    tracedFee = List.copyOf(tracedFee);
    collected = List.copyOf(collected);
  }
}
