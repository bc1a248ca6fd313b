package org.tracer.accounting;

import org.tracer.chain.Satoshi;

/**
 * A piece of money with one label.
 *
 * @param label number of a seed, counted from 1 in the order of the request, or {@link #CLEAN}
 */
public record Segment(int label, Satoshi amount) {

  /** The label of money that comes from no seed. */
  public static final int CLEAN = 0;

  public Segment {
    if (label < 0) {
      throw new IllegalArgumentException("label " + label + " is negative");
    }
  }
}
