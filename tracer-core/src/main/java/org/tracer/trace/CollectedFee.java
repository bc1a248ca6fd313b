package org.tracer.trace;

import java.util.List;
import org.tracer.chain.TxId;

/**
 * Traced value that a coinbase collects as fee.
 *
 * @param transaction the transaction that paid it
 * @param traced how much of each label, in label order
 */
public record CollectedFee(TxId transaction, List<LabelAmount> traced) {
  public CollectedFee {
    traced = List.copyOf(traced);
  }
}
