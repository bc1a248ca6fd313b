package org.tracer.source.evm.node;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does to balances, one thing after the other.
 *
 * @param from who gives; null if it is made
 * @param to who gets; null if it is destroyed
 * @param amount base units, never zero
 */
public record Step(
    Kind kind, @Nullable String from, @Nullable String to, String asset, BigInteger amount) {

  /** Why value moves. */
  public enum Kind {
    /** The part of the fee that is destroyed. */
    FEE_BURNED,
    /** The part of the fee that the proposer gets. */
    FEE_TIP,
    /** The ether that a transaction carries, to a contract that it makes too. */
    PAYMENT,
    /** Ether that a contract pays. */
    INTERNAL,
    /** Ether of a contract that ends; destroyed with it if it has no heir. */
    SELF_DESTRUCT,
    /** A token that changes hands. */
    TOKEN,
    /** A token that is made, wrapped ether included. */
    MINT,
    /** A token that is destroyed, unwrapped ether included. */
    BURN;

    /** Whether it pays for having the transaction carried out. */
    public boolean isFee() {
      return this == FEE_BURNED || this == FEE_TIP;
    }
  }

  static Step ether(Kind kind, String from, String to, BigInteger amount) {
    return new Step(kind, from, to, Holding.ETHER, amount);
  }

  static Step token(String asset, String from, String to, BigInteger amount) {
    return new Step(Kind.TOKEN, from, to, asset, amount);
  }
}
