package org.tracer.ledger.account;

/** How value moved from one account to another, and how that is known. */
public enum TransferKind {
  /** The value of a transaction itself. */
  PAYMENT,
  /** Value that a contract moved while it ran: known from a trace, not from the chain's data. */
  INTERNAL,
  /** A token's event, which is the word of its contract. */
  TOKEN,
  /** Base fee and blob fee, which are destroyed. */
  FEE_BURNED,
  /** The part of the fee that the block's proposer gets. */
  FEE_TIP,
  /** What a rollup takes for its data on the chain below. */
  FEE_DATA,
  /** What a block pays its proposer, uncles included. */
  REWARD,
  /** What a validator withdraws (EIP-4895). */
  WITHDRAWAL,
  /** What a contract held when it destroyed itself. */
  SELF_DESTRUCT,
  /** Balances that the chain began with, or changed by decree. */
  DECREE,
  /** Units of a token that its issuer made. */
  MINT,
  /** Units of a token that were destroyed. */
  BURN,
  /** What a balance shows to have come or gone without a transfer that says how. Never followed. */
  UNEXPLAINED;

  /** Whether the payer pays for having a transaction carried out. */
  public boolean isFee() {
    return this == FEE_BURNED || this == FEE_TIP || this == FEE_DATA;
  }
}
