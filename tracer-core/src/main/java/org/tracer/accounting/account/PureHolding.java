package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * All or nothing: a debit takes a label only from an account that holds nothing else. With the
 * first debit from an account that does, every label in it is lost. Order has no meaning and is by
 * label, clean last.
 */
final class PureHolding extends DividedHolding {

  @Override
  void put(AccountSegment segment) {
    // Totals and claims are all there is to know.
  }

  @Override
  void take(BigInteger amount, List<AccountSegment> into) {
    if (passes() && !liveClaims().isEmpty()) {
      into.add(new AccountSegment(liveClaims().firstKey(), amount));
    } else {
      forgetClaims();
      into.add(new AccountSegment(AccountSegment.CLEAN, amount));
    }
  }

  @Override
  boolean passes() {
    return liveClaims().isEmpty() || liveClaims().containsValue(total());
  }

  @Override
  public List<AccountSegment> segments() {
    List<AccountSegment> all = new ArrayList<>();
    liveClaims().forEach((label, amount) -> all.add(new AccountSegment(label, amount)));
    AccountSegment.append(
        all, new AccountSegment(AccountSegment.CLEAN, claim(AccountSegment.CLEAN)));
    return List.copyOf(all);
  }
}
