package org.tracer.ledger.account;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;

/**
 * Value of one asset that leaves an account, comes into one, or both.
 *
 * @param order where it stands in the chain; no two transfers of a chain stand in one place
 * @param transaction what made it; null for what no transaction makes
 * @param from who pays; null if it comes from nowhere, such as a reward
 * @param to who is paid; null if it goes nowhere, such as a burned fee
 * @param amount base units; zero is allowed, chains record such transfers
 */
public record Transfer(
    ChainOrder order,
    @Nullable EvmHash transaction,
    @Nullable Address from,
    @Nullable Address to,
    Asset asset,
    BigInteger amount,
    TransferKind kind) {

  public Transfer {
    if (from == null && to == null) {
      throw new IllegalArgumentException("a transfer from nobody to nobody");
    }
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a transfer of " + amount);
    }
  }
}
