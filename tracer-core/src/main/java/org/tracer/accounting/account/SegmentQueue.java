package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Segments in order of arrival, neighbours of one label joined. Taking an amount removes whole
 * segments and cuts at most one, so over a ledger every segment is touched a bounded number of
 * times.
 */
final class SegmentQueue {

  private final ArrayDeque<AccountSegment> segments = new ArrayDeque<>();

  void add(AccountSegment segment) {
    AccountSegment last = segments.peekLast();
    if (last != null && last.label() == segment.label()) {
      segments.removeLast();
      segments.addLast(last.grownBy(segment.amount()));
    } else if (!segment.isEmpty()) {
      segments.addLast(segment);
    }
  }

  /**
   * Moves up to {@code amount} to the end of {@code into}.
   *
   * @return what was not there
   */
  BigInteger take(BigInteger amount, boolean newestFirst, List<AccountSegment> into) {
    BigInteger thirst = amount;
    while (thirst.signum() > 0 && !segments.isEmpty()) {
      AccountSegment next = newestFirst ? segments.removeLast() : segments.removeFirst();
      BigInteger drunk = next.amount().min(thirst);
      AccountSegment.append(into, new AccountSegment(next.label(), drunk));
      thirst = thirst.subtract(drunk);
      AccountSegment rest = new AccountSegment(next.label(), next.amount().subtract(drunk));
      if (!rest.isEmpty() && newestFirst) {
        segments.addLast(rest);
      } else if (!rest.isEmpty()) {
        segments.addFirst(rest);
      }
    }
    return thirst;
  }

  List<AccountSegment> segments() {
    return List.copyOf(segments);
  }
}
