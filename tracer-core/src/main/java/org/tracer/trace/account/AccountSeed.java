package org.tracer.trace.account;

import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;

/** The money that a trace begins with. */
public sealed interface AccountSeed {

  /** What the seed is called in results. */
  String name();

  Address account();

  Asset asset();

  /** Whether what this transfer brings to the account is the seed's. */
  boolean matches(Transfer transfer);

  /** The position that the seeded money comes to. */
  default AccountPosition position() {
    return new AccountPosition(account(), asset());
  }

  /** Whether the transfer pays the seed's position; who pays himself gets nothing by it. */
  private boolean pays(Transfer transfer) {
    return account().equals(transfer.to())
        && !account().equals(transfer.from())
        && asset().equals(transfer.asset());
  }

  /** What an account gets of an asset in one transaction. */
  record OfTransaction(String name, EvmHash transaction, Address account, Asset asset)
      implements AccountSeed {

    @Override
    public boolean matches(Transfer transfer) {
      return AccountSeed.super.pays(transfer) && transaction.equals(transfer.transaction());
    }
  }

  /** Everything an account ever gets of an asset. */
  record OfAccount(String name, Address account, Asset asset) implements AccountSeed {

    @Override
    public boolean matches(Transfer transfer) {
      return AccountSeed.super.pays(transfer);
    }
  }
}
