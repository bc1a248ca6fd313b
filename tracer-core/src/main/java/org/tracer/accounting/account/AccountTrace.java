package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One ledger under one rule. What came in of every label is what left and what remains, to the last
 * base unit, under a rule that is a {@link AccountRule#isFlow() flow}; that is checked here.
 *
 * @param left for every entry what it took, in the order in which it left; empty for a credit
 * @param remaining what is in the account after the last entry; see {@link
 *     AccountBalance#segments()}
 */
public record AccountTrace(
    AccountRule rule,
    AccountLedger ledger,
    List<List<AccountSegment>> left,
    List<AccountSegment> remaining) {

  /**
   * @throws IllegalArgumentException when the sums do not close
   */
  public AccountTrace {
    left = left.stream().map(List::copyOf).toList();
    remaining = List.copyOf(remaining);
    if (left.size() != ledger.entries().size()) {
      throw new IllegalArgumentException(
          left.size() + " results for " + ledger.entries().size() + " entries");
    }
    Map<Integer, BigInteger> open = new TreeMap<>();
    add(open, ledger.opening(), false);
    for (int i = 0; i < left.size(); i++) {
      AccountEntry entry = ledger.entries().get(i);
      if (entry instanceof AccountEntry.Credit credit) {
        add(open, credit.segments(), false);
      } else if (rule.isConserving() && !AccountSegment.sum(left.get(i)).equals(entry.amount())) {
        throw new IllegalArgumentException(
            entry.name() + " takes " + entry.amount() + " but " + left.get(i) + " left");
      }
      add(open, left.get(i), true);
    }
    add(open, remaining, true);
    open.values().removeIf(amount -> amount.signum() == 0);
    if (rule.isFlow() && !open.isEmpty()) {
      throw new IllegalArgumentException("sums by label do not close: " + open);
    }
  }

  /**
   * What was in the account just after an entry. Goes through the ledger again up to there; {@link
   * AccountRule#walk} shows all moments in one go.
   *
   * @param entry index in the ledger, from 0
   */
  public AccountBalance after(int entry) {
    List<AccountEntry> past = ledger.entries().subList(0, entry + 1);
    return rule.walk(new AccountLedger(ledger.opening(), past), (i, gone, balance) -> {});
  }

  private static void add(
      Map<Integer, BigInteger> open, List<AccountSegment> segments, boolean leaves) {
    for (AccountSegment segment : segments) {
      BigInteger amount = leaves ? segment.amount().negate() : segment.amount();
      open.merge(segment.label(), amount, BigInteger::add);
    }
  }
}
