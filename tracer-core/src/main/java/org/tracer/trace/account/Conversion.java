package org.tracer.trace.account;

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
  }
}
