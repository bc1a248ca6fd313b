package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.List;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.Transfer;

/**
 * Value that an account gave in one asset and got back in another within one transaction, from
 * contracts only. What the contracts hold besides is never under trace.
 *
 * @param from the asset it gave
 * @param gave what it gave, less what came back of it
 * @param into the asset it got
 * @param got the same labels and shares in the other asset
 * @param proof the account's transfers in both assets in that transaction, fees left out
 */
public record Conversion(
    Address account,
    Asset from,
    List<AccountSegment> gave,
    Asset into,
    List<AccountSegment> got,
    List<Transfer> proof) {

  public Conversion {
    gave = List.copyOf(gave);
    got = List.copyOf(got);
    proof = List.copyOf(proof);
    BigInteger paid = net(account, from, proof).negate();
    if (!paid.equals(AccountSegment.sum(gave))
        || !net(account, into, proof).equals(AccountSegment.sum(got))) {
      throw new IllegalArgumentException("a conversion of " + account + " is not what moved");
    }
  }

  /** What the transfers bring the account of an asset, less what they take. */
  private static BigInteger net(Address account, Asset asset, List<Transfer> transfers) {
    BigInteger sum = BigInteger.ZERO;
    for (Transfer transfer : transfers) {
      if (transfer.asset().equals(asset)) {
        sum = account.equals(transfer.to()) ? sum.add(transfer.amount()) : sum;
        sum = account.equals(transfer.from()) ? sum.subtract(transfer.amount()) : sum;
      }
    }
    return sum;
  }
}
