package org.tracer.bounds;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Position;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;

/**
 * A place that value goes through, with all it can take.
 *
 * @param transaction the transaction that made the output or paid the fee
 * @param position null for a fee
 * @param value the whole amount of the output or fee
 */
public record CutEdge(Kind kind, TxId transaction, @Nullable Position position, Satoshi value) {

  /** What flows through the place. */
  public enum Kind {
    /** What a seed put into a position. */
    SEED,
    /** What a transaction puts into an output. */
    OUTPUT,
    /** What a transaction leaves to its miner. */
    FEE
  }

  public CutEdge {
    if ((kind == Kind.FEE) != (position == null)) {
      throw new IllegalArgumentException(kind + " at " + position);
    }
  }
}
