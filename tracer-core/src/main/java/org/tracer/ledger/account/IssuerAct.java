package org.tracer.ledger.account;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;

/**
 * What the issuer of a token did to an account, by the token's own events or its state.
 *
 * @param order where it stands; null if it is only known to be so at the horizon
 * @param transaction which did it; null as {@code order}
 * @param amount base units destroyed; zero for the other kinds
 */
public record IssuerAct(
    Kind kind,
    Address account,
    Asset asset,
    @Nullable ChainOrder order,
    @Nullable EvmHash transaction,
    BigInteger amount) {

  /** What was done. */
  public enum Kind {
    /** The account can no longer pay: frozen, or on the issuer's blacklist. */
    FROZEN,
    /** It can pay again. */
    RELEASED,
    /** What it held was destroyed. */
    DESTROYED
  }
}
