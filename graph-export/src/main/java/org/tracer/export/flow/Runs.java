package org.tracer.export.flow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Neighbouring movements of one transaction, together. */
final class Runs implements Iterator<FlowTransaction> {

  private final Iterator<FlowMovement> movements;
  private @Nullable FlowMovement next;

  Runs(Iterator<FlowMovement> movements) {
    this.movements = movements;
    this.next = movements.hasNext() ? movements.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public FlowTransaction next() {
    FlowMovement first = next;
    if (first == null) {
      throw new NoSuchElementException();
    }
    String id = id(first);
    List<FlowMovement> run = new ArrayList<>();
    FlowMovement following = first;
    while (following != null && id(following).equals(id)) {
      run.add(following);
      following = movements.hasNext() ? movements.next() : null;
    }
    next = following;
    return new FlowTransaction(id, first.block(), first.time(), List.of(), run);
  }

  private static String id(FlowMovement movement) {
    return movement.transaction() == null ? "block-" + movement.block() : movement.transaction();
  }
}
