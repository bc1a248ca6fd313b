package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;

/** FIFO and LIFO: all money in one queue, taken from one end. */
final class QueueHolding extends DividedHolding {

  private final SegmentQueue queue = new SegmentQueue();
  private final boolean newestFirst;

  QueueHolding(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  @Override
  void put(AccountSegment segment) {
    queue.add(segment);
  }

  @Override
  void take(BigInteger amount, List<AccountSegment> into) {
    queue.take(amount, newestFirst, into);
  }

  @Override
  public List<AccountSegment> segments() {
    return queue.segments();
  }
}
