package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;

/**
 * What an account holds at one moment under one rule. A view that changes with the next entry; what
 * its methods return does not change. Confined to one thread.
 */
public sealed interface AccountBalance permits Holding {

  /** Base units in the account, whatever their label. */
  BigInteger total();

  /** Base units of one label that are still in the account, or of {@link AccountSegment#CLEAN}. */
  BigInteger claim(int label);

  /** What is still in the account of each label, in label order; no zero, nothing clean. */
  SortedMap<Integer, BigInteger> claims();

  /**
   * The same as ordered segments, fit to open the next period's ledger: under FIFO and LIFO oldest
   * first; otherwise where clean money is has no meaning, and it is one segment, in front under the
   * rules that spend it first and at the end under the others. Under {@link AccountRule#POISON}
   * each label has one segment of all that is there: of several labels, they are no opening. Cost:
   * linear in segments.
   */
  List<AccountSegment> segments();
}
