package org.tracer.accounting.account;

import java.util.List;

/** Is told of every entry in turn. */
@FunctionalInterface
public interface AccountListener {

  /**
   * @param entry index in the ledger, from 0
   * @param left what a debit took, in the order in which it left; empty for a credit
   * @param balance what is in the account after the entry; a view, valid during the call
   */
  void entry(int entry, List<AccountSegment> left, AccountBalance balance);
}
