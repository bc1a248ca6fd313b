package org.tracer.graph;

import java.util.List;
import org.tracer.chain.TxId;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.StopReason;

/**
 * What ended at a vertex for one reason.
 *
 * @param amounts how much of each label, in the order of the request
 * @param spentBy transactions that take the value on but were not followed, in chain order of the
 *     outputs they spend; empty where none is known
 * @param notes what the user or a tag says of the address, or a heuristic of the transaction
 *     behind; without repetition
 */
public record Ending(
    StopReason reason, List<LabelAmount> amounts, List<TxId> spentBy, List<String> notes) {
  public Ending {
    amounts = List.copyOf(amounts);
    spentBy = List.copyOf(spentBy);
    notes = List.copyOf(notes);
  }
}
