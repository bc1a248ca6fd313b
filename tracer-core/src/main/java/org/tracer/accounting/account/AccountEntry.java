package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.List;

/**
 * One line of an account's ledger. An entry of nothing is allowed: chains record such transfers.
 */
public sealed interface AccountEntry {

  /** What the entry is called in errors, such as a transaction id with a log index. */
  String name();

  /** Base units that come in or go out. */
  BigInteger amount();

  /**
   * Money that comes in.
   *
   * @param segments its labelled and clean pieces in order; kept with neighbours of one label
   *     joined and without zero amounts
   */
  record Credit(String name, List<AccountSegment> segments) implements AccountEntry {

    public Credit {
      segments = AccountSegment.merged(segments);
    }

    /** A credit of one label, or of {@link AccountSegment#CLEAN}. */
    public static Credit of(String name, int label, BigInteger amount) {
      return new Credit(name, List.of(new AccountSegment(label, amount)));
    }

    @Override
    public BigInteger amount() {
      return AccountSegment.sum(segments);
    }
  }

  /**
   * Money that goes out, a fee that the account pays included.
   *
   * @param amount base units
   */
  record Debit(String name, BigInteger amount) implements AccountEntry {

    public Debit {
      AccountSegment.requireNotNegative(amount);
    }
  }
}
