package org.tracer.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.trace.LabelAmount;

/**
 * All traced outputs under one lock.
 *
 * @param address null for a script that has none
 * @param descriptor the lock as an output descriptor, with or without an address
 * @param hop of the nearest output
 * @param outputs how many traced outputs are joined here; there may be others on the chain
 * @param received sum of everything these outputs hold: gross, money that comes back counts again
 */
public record AddressVertex(
    String id,
    @Nullable Address address,
    ScriptType scriptType,
    String descriptor,
    int hop,
    int outputs,
    Amount received,
    List<LabelAmount> seeded,
    List<Ending> endings)
    implements TraceVertex {

  public AddressVertex {
    seeded = List.copyOf(seeded);
    endings = List.copyOf(endings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressVertex that && id.equals(that.id);
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
