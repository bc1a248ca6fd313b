package org.tracer.heuristic.coinjoin;

import java.math.BigInteger;

/**
 * How many ways there are to read a transaction, by amounts alone.
 *
 * <p>An interpretation divides inputs and outputs into parts, each of at least one input and at
 * least one output, such that no part pays more than it has; what parts have left over is the fee.
 * Two interpretations are different if some input or output is with others, equal amounts or not.
 * This is what LaurentMT's Boltzmann counts without fees between participants. The transaction as
 * one part is always among them, so there is at least one.
 *
 * <p>Wrong where parties pay each other inside the transaction (a maker's fee, a coordinator's):
 * the true reading is then not among those counted. That an input and an output are together in all
 * interpretations says that no reading without payments between parties separates them, and nothing
 * of who they are. Few interpretations do not mean few parties.
 *
 * @see <a href="https://gist.github.com/LaurentMT/e758767ca4038ac40aaf">LaurentMT, Bitcoin
 *     Transactions and Privacy, 2014</a>
 */
public sealed interface Interpretations
    permits Interpretations.Counted, Interpretations.NotCounted {

  /** Steps that take a few seconds at most, and at most some hundred megabytes. */
  long DEFAULT_STEPS = 20_000_000;

  /**
   * Counts. Time and memory are at most linear in {@code mostSteps}; the same steps are counted on
   * every machine. Amounts that occur several times cost little: a Whirlpool mix takes less than a
   * hundred steps, a dozen different amounts on each side some million.
   *
   * @param inputsSat more than 0 each
   * @param outputsSat more than 0 each; an output without value is no part of any reading and is
   *     left out by the caller
   * @throws IllegalArgumentException if there is no input or no output, an amount is not above 0,
   *     or the outputs hold more than the inputs
   */
  static Interpretations of(long[] inputsSat, long[] outputsSat, long mostSteps) {
    return new InterpretationCount(inputsSat, outputsSat, mostSteps).count();
  }

  /** The count was finished. */
  record Counted(BigInteger total, LinkCounts links, long steps) implements Interpretations {

    /** Entropy: log2 of the number of interpretations. An estimate to 50 bits, not an amount. */
    public double bits() {
      int shift = Math.max(0, total.bitLength() - 62);
      return Math.log(total.shiftRight(shift).doubleValue()) / Math.log(2) + shift;
    }

    /** Whether input and output are together in every interpretation. */
    public boolean isDeterministic(int vin, int vout) {
      return links.count(vin, vout).equals(total);
    }
  }

  /**
   * More steps were needed than allowed. Nothing is known then: neither that there is a link nor
   * that there is none.
   */
  record NotCounted(long mostSteps) implements Interpretations {}
}
