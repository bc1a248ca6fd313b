package org.tracer.trace;

import org.tracer.accounting.Policy;
import org.tracer.accounting.Segment;
import org.tracer.accounting.Split;

/**
 * One policy's way through the transaction at hand: what goes in under it, and what comes out.
 * Lanes know nothing of each other, so each gives what it would give alone.
 */
final class Lane {

  final int index;
  final Policy policy;
  final Split split = new Split();

  /** Spends between the nearest seed and this transaction; 0 where nothing traced goes in. */
  int hop;

  /** Whether something traced goes in, and on. */
  boolean active;

  Lane(int index, Policy policy) {
    this.index = index;
    this.policy = policy;
  }

  void clear() {
    split.clear();
    hop = 0;
    active = false;
  }

  void addClean(long value) {
    split.inputs().append(Segment.CLEAN, value);
  }

  /** Takes in what the lot holds; all of it is clean where this lane has ended or never came. */
  void add(LotTable lots, int lot) {
    if (lots.isOpen(lot, index)) {
      int next = lots.hop(lot, index) + 1;
      hop = active ? Math.min(hop, next) : next;
      active = true;
      lots.appendSegments(lot, index, split.inputs());
    } else {
      addClean(lots.value(lot));
    }
  }

  boolean arrives(int sink) {
    return active && split.isTraced(sink);
  }
}
