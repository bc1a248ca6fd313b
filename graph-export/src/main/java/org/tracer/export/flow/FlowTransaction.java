package org.tracer.export.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with what the trace knows of it: traced movements only, so a transaction usually
 * has more on the chain.
 *
 * @param id the transaction's hash; {@code block-HEIGHT} for what a block itself pays
 * @param ins what goes into a transaction of a chain of outputs; empty on chains of accounts
 * @param outs what it pays; on chains of accounts every transfer of it
 */
public record FlowTransaction(
    String id,
    long block,
    @Nullable Instant time,
    List<FlowMovement> ins,
    List<FlowMovement> outs) {
  public FlowTransaction {
    ins = List.copyOf(ins);
    outs = List.copyOf(outs);
  }
}
