package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The lowest intermediate balance rule, by its own arithmetic: a labelled credit adds to the claim,
 * and after every entry the claim is cut to the balance.
 */
final class LowestBalanceHolding extends DividedHolding {

  private final SegmentQueue claims = new SegmentQueue();
  private BigInteger claim = BigInteger.ZERO;

  @Override
  void put(AccountSegment segment) {
    if (segment.label() != AccountSegment.CLEAN) {
      claim = claim.add(segment.amount());
      claims.add(segment);
    }
  }

  @Override
  void take(BigInteger amount, List<AccountSegment> into) {
    BigInteger balance = total().subtract(amount);
    BigInteger lost = claim.subtract(claim.min(balance));
    claim = claim.min(balance);
    AccountSegment.append(into, new AccountSegment(AccountSegment.CLEAN, amount.subtract(lost)));
    claims.take(lost, false, into);
  }

  @Override
  public List<AccountSegment> segments() {
    List<AccountSegment> all = new ArrayList<>();
    AccountSegment.append(all, new AccountSegment(AccountSegment.CLEAN, total().subtract(claim)));
    all.addAll(claims.segments());
    return List.copyOf(all);
  }
}
