package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;
import org.tracer.error.MalformedDataException;

/**
 * Everything that came into and went out of one account in one asset, in chain order. One ledger
 * for each network, account and asset: a token and the coin that pays its fees never share one.
 *
 * @param opening the balance before the first entry, oldest money first; empty if there is none.
 *     One clean segment if nothing is known of it, or the closing segments of an earlier period
 * @param entries in the order in which the chain applies them; never takes the balance below zero
 */
public record AccountLedger(List<AccountSegment> opening, List<AccountEntry> entries) {

  /**
   * @throws MalformedDataException when a debit is larger than the balance it is taken from
   */
  public AccountLedger {
    opening = AccountSegment.merged(opening);
    entries = List.copyOf(entries);
    BigInteger balance = AccountSegment.sum(opening);
    for (int i = 0; i < entries.size(); i++) {
      balance =
          switch (entries.get(i)) {
            case AccountEntry.Credit credit -> balance.add(credit.amount());
            case AccountEntry.Debit debit -> rest(balance, debit, i);
          };
    }
  }

  /** A ledger whose opening balance, in base units, is clean. */
  public static AccountLedger of(BigInteger openingBalance, List<AccountEntry> entries) {
    return new AccountLedger(
        List.of(new AccountSegment(AccountSegment.CLEAN, openingBalance)), entries);
  }

  private static BigInteger rest(BigInteger balance, AccountEntry.Debit debit, int index) {
    if (debit.amount().compareTo(balance) > 0) {
      throw new MalformedDataException(
          "a debit of " + debit.amount() + " is larger than the balance of " + balance,
          "entry " + (index + 1) + ", " + debit.name(),
          "An entry before it is missing or out of order, or the opening balance is wrong.");
    }
    return balance.subtract(debit.amount());
  }
}
