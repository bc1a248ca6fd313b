package org.tracer.export.flow;

import java.util.List;

/**
 * What ended at a node for one reason.
 *
 * @param reason why, such as {@code UNSPENT} or {@code STOP_LIST}
 * @param amounts label by label in the order of the request
 * @param spentBy transactions that take the value on but were not followed, where known
 * @param notes what the user said of a stop-listed address
 */
public record FlowEnding(
    String reason, List<FlowAmount> amounts, List<String> spentBy, List<String> notes) {
  public FlowEnding {
    amounts = List.copyOf(amounts);
    spentBy = List.copyOf(spentBy);
    notes = List.copyOf(notes);
  }
}
