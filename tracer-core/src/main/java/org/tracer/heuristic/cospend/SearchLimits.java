package org.tracer.heuristic.cospend;

import org.tracer.error.InvalidInputException;

/**
 * How far a search for a cluster goes. What a limit leaves out is named in the result.
 *
 * @param addresses so many addresses are opened: their histories are read
 * @param transactions so many transactions are read
 * @param historyLength an address with more transactions is not opened
 */
public record SearchLimits(int addresses, int transactions, int historyLength) {

  /** Far more than a person's cluster, and less than an hour of a public explorer's patience. */
  public static final SearchLimits STANDARD = new SearchLimits(1_000, 20_000, 2_000);

  /** No limits. */
  public static final SearchLimits NONE =
      new SearchLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 1);

  public SearchLimits {
    if (addresses < 1 || transactions < 1 || historyLength < 1) {
      throw new InvalidInputException(
          "a search needs room for one address and one transaction at least",
          addresses
              + " addresses, "
              + transactions
              + " transactions, histories of "
              + historyLength,
          "Name numbers of 1 or more.");
    }
  }
}
