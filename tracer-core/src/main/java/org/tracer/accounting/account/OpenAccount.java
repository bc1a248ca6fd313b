package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;
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
    holding.credit(AccountSegment.merged(opening));
  }

  /** Takes in {@code segments} in their order. */
  public void credit(List<AccountSegment> segments) {
    holding.credit(AccountSegment.merged(segments));
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
