package org.tracer.accounting.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same share of every label in each debit; order has no meaning and is by label, clean last.
 */
final class ProRataHolding extends DividedHolding {

  @Override
  void put(AccountSegment segment) {
    // Totals and claims are all there is to know.
  }

  @Override
  void take(BigInteger amount, List<AccountSegment> into) {
    BigInteger debit = amount;
    BigInteger both = total();
    for (Map.Entry<Integer, BigInteger> claim : liveClaims().entrySet()) {
      BigInteger share = share(claim.getValue(), debit, both);
      AccountSegment.append(into, new AccountSegment(claim.getKey(), share));
      debit = debit.subtract(share);
      both = both.subtract(claim.getValue());
    }
    AccountSegment.append(into, new AccountSegment(AccountSegment.CLEAN, debit));
  }

  /**
   * What of {@code claim} falls to the debit when it is apportioned over debit and rest by the
   * largest remainder. With two takers at most one unit is left over. It goes to the debit if its
   * remainder is at least the rest's, which is the debit's subtracted from {@code both}.
   */
  private static BigInteger share(BigInteger claim, BigInteger debit, BigInteger both) {
    BigInteger[] exact = claim.multiply(debit).divideAndRemainder(both);
    boolean up = exact[1].signum() > 0 && exact[1].shiftLeft(1).compareTo(both) >= 0;
    return up ? exact[0].add(BigInteger.ONE) : exact[0];
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
