package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.tracer.error.MalformedDataException;

/**
 * An account that is gone through entry by entry under one rule, by callers who learn what comes in
 * only on the way. Cost of an entry as {@link AccountRule} says. Confined to one thread.
 */
public final class OpenAccount {

  private final Holding holding;

  OpenAccount(Holding holding, List<AccountSegment> opening) {
    this.holding = holding;
    holding.credit(AccountSegment.sum(opening), AccountSegment.merged(opening));
  }

  /**
   * Takes in {@code amount} base units.
   *
   * @param segments what they are, in order; under {@link AccountRule#POISON} those of several
   *     labels overlap, and under every other rule they sum to the amount
   * @throws IllegalArgumentException if they do not
   */
  public void credit(BigInteger amount, List<AccountSegment> segments) {
    holding.credit(amount, AccountSegment.merged(segments));
  }

  /**
   * Whether labelled money goes on with what is taken out next; false only under {@link
   * AccountRule#PURE}, where anything else is in the account with it.
   */
  public boolean passes() {
    return holding.passes();
  }

  /**
   * Ends the trace of all labelled money in the account, which is clean from now on.
   *
   * @return what it was, by label
   */
  public SortedMap<Integer, BigInteger> endTrace() {
    SortedMap<Integer, BigInteger> ended = holding.claims();
    holding.forget();
    return ended;
  }

  /**
   * Takes out {@code amount} base units.
   *
   * @param name what the entry is called in errors; asked for only there
   * @return what they were, in the order in which they left
   * @throws MalformedDataException if the account holds less
   */
  public List<AccountSegment> debit(BigInteger amount, Supplier<String> name) {
    if (amount.compareTo(holding.total()) > 0) {
      throw new MalformedDataException(
          "a debit of " + amount + " is larger than the balance of " + holding.total(),
          name.get(),
          "An entry before it is missing or out of order, or the opening balance is wrong.");
    }
    return holding.debit(amount);
  }

  /** What is in the account now; a view. */
  public AccountBalance balance() {
    return holding;
  }
}
