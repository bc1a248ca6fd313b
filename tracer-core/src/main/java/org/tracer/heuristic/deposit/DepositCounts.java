package org.tracer.heuristic.deposit;

/**
 * How many of an account's transfers of one asset fit a deposit address, and how many do not. What
 * moves nothing, and fees, are in none.
 *
 * @param forwarded payments from others, forwarded within the rules
 * @param kept payments from others, not forwarded though there was time
 * @param pending the same, too close to the end of the data to tell
 * @param small payments too small to tell forwarding from a fee or from dust
 * @param fromServices payments from known services, rewards of block producers' and money from
 *     nowhere; forwarded or not, they are nobody's deposits
 * @param unmatched payments to a known service that forward nothing received
 * @param elsewhere payments to anybody else
 */
public record DepositCounts(
    int forwarded,
    int kept,
    int pending,
    int small,
    int fromServices,
    int unmatched,
    int elsewhere) {

  /** Transfers that a deposit address would not have. */
  public int against() {
    return kept + unmatched + elsewhere;
  }
}
