package org.tracer.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.trace.LabelAmount;

/**
 * One traced output.
 *
 * @param block of the transaction that created it
 * @param address null for a script that has none
 * @param descriptor the lock as an output descriptor, with or without an address
 * @param value everything the output holds
 * @param traced how much of each label it holds, in the order of the request
 */
public record OutputVertex(
    String id,
    OutPoint outPoint,
    BlockRef block,
    @Nullable Address address,
    ScriptType scriptType,
    String descriptor,
    int hop,
    Amount value,
    List<LabelAmount> traced,
    List<LabelAmount> seeded,
    List<Ending> endings)
    implements TraceVertex {

  public OutputVertex {
    traced = List.copyOf(traced);
    seeded = List.copyOf(seeded);
    endings = List.copyOf(endings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OutputVertex that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
