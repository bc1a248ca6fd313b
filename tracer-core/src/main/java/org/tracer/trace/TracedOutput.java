package org.tracer.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.ScriptType;

/**
 * An output that traced value arrived in.
 *
 * @param address null for a script that has none
 * @param descriptor the lock as an output descriptor, for outputs with and without an address
 * @param value everything the output holds
 * @param traced how much of each label it holds, in label order
 * @param hop spends between the nearest seed and here; 0 for a seed
 * @param reason why the trace ended here; null where it went on
 */
public record TracedOutput(
    OutPoint position,
    @Nullable Address address,
    ScriptType scriptType,
    String descriptor,
    Satoshi value,
    List<LabelAmount> traced,
    int hop,
    @Nullable StopReason reason) {
  public TracedOutput {
    traced = List.copyOf(traced);
  }
}
