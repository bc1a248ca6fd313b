package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;

/**
 * The money in an account while a ledger is gone through; a subclass for each way of keeping it.
 */
abstract sealed class Holding implements AccountBalance permits DividedHolding, PoisonHolding {

  /**
   * Takes in {@code amount}; gives back that nothing left.
   *
   * @param segments what it is, neighbours joined and nothing empty
   */
  abstract List<AccountSegment> credit(BigInteger amount, List<AccountSegment> segments);

  /**
   * Takes out {@code amount} and says what it was.
   *
   * @param amount at most {@link #total()}
   */
  abstract List<AccountSegment> debit(BigInteger amount);

  /** Whether labelled money goes on with what is taken out next, as far as the rule puts it in. */
  boolean passes() {
    return true;
  }

  /** Makes all labelled money clean. */
  abstract void forget();
}
