package org.tracer.bounds;

import org.tracer.chain.Satoshi;

/** The least and the most of the seeded value that any conserving rule puts somewhere. */
public record Range(Satoshi least, Satoshi most) {

  public Range {
    if (least.compareTo(most) > 0) {
      throw new IllegalArgumentException("the least, " + least + ", is above the most, " + most);
    }
  }
}
