package org.tracer.trace.account;

import org.tracer.chain.Address;
import org.tracer.chain.Asset;

/** Where value sits on a chain that keeps balances: one asset of one account. */
public record AccountPosition(Address account, Asset asset) {

  @Override
  public String toString() {
    return account.text() + " in " + asset;
  }
}
