package org.tracer.source.index;

import java.util.List;

/** Walks over the outputs that pay one address, in chain order. One thread. */
public final class OutputsOfAddress {

  private final List<Segment> segments;
  private final long address;
  private int number = -1;
  private long first = -1;
  private long next;
  private long end;

  OutputsOfAddress(List<Segment> segments, long address) {
    this.segments = segments;
    this.address = address;
    enterNextSegment();
  }

  /** The next output, numbered over the whole index; -1 behind the last. */
  public long next() {
    while (number < segments.size()) {
      Segment segment = segments.get(number);
      if (first >= 0) {
        long output = first;
        first = -1;
        return segment.info.outputBase() + output;
      }
      if (next < end) {
        return segment.info.outputBase() + segment.paidOutputs.get(next++);
      }
      enterNextSegment();
    }
    return -1;
  }

  private void enterNextSegment() {
    number++;
    if (number < segments.size()) {
      Segment segment = segments.get(number);
      long own = address - segment.info.addressBase();
      first = own >= 0 && own < segment.info.addresses() ? segment.outputFirst.select(own) : -1;
      next = segment.paidAddresses.lastAtMost(address - 1) + 1;
      end = segment.paidAddresses.lastAtMost(address) + 1;
    }
  }
}
