package org.tracer.heuristic.peel;

import java.util.Locale;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;

/**
 * A peel chain put into one line for reading. All amounts in satoshi; what went in is what came
 * out: starting and added equal paid, fees and remaining.
 *
 * @param paidSat sum of all peels
 * @param addedSat what second inputs brought in
 * @param first the block of the start
 * @param last the block of the last peel, or of the start if there is none
 */
public record PeelLine(
    OutPoint start,
    long startingSat,
    int peels,
    long paidSat,
    long feesSat,
    long addedSat,
    OutPoint end,
    long remainingSat,
    BlockRef first,
    BlockRef last,
    PeelStop stop) {

  public PeelLine {
    long in = Math.addExact(startingSat, addedSat);
    if (in != Math.addExact(Math.addExact(paidSat, feesSat), remainingSat)) {
      throw new IllegalArgumentException("the amounts of a peel chain do not balance: " + start);
    }
  }

  /** For people; times are block times in UTC. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s with %d sat: %d peels of %d sat in all, fees %d sat, added %d sat, remaining %d sat in"
            + " %s, %s to %s, stopped: %s",
        start,
        startingSat,
        peels,
        paidSat,
        feesSat,
        addedSat,
        remainingSat,
        end,
        first.time(),
        last.time(),
        stop);
  }
}
