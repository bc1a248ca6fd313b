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
 * <p>Under {@link org.tracer.accounting.account.AccountRule#POISON} the segments of several labels
 * overlap: each is the whole.
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
    if (!isAllOf(gave, net(account, from, proof).negate())
        || !isAllOf(got, net(account, into, proof))) {
      throw new IllegalArgumentException("a conversion of " + account + " is not what moved");
    }
  }

  /** Base units that the account gave, labelled or not, less what came back of them. */
  public BigInteger paid() {
    return net(account, from, proof).negate();
  }

  /** Base units that the account got for them, labelled or not. */
  public BigInteger received() {
    return net(account, into, proof);
  }

  /** Whether the segments divide an amount, or under poison each are the whole of it. */
  private static boolean isAllOf(List<AccountSegment> segments, BigInteger amount) {
    return amount.equals(AccountSegment.sum(segments))
        || segments.stream()
            .allMatch(one -> one.label() != AccountSegment.CLEAN && one.amount().equals(amount));
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
