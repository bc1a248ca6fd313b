package org.tracer.ledger.account;

/** What stands behind an account at a moment. */
public enum AccountKind {
  /** Somebody's key, and no code. */
  EXTERNAL,
  /** Somebody's key, which has code of a contract carried out for it (EIP-7702). */
  DELEGATED,
  /** Code of its own; nobody has a key to it. */
  CONTRACT,
  /** The source does not say. */
  UNKNOWN
}
