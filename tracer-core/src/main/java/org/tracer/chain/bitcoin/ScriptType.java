package org.tracer.chain.bitcoin;

/** The forms of a locking script that wallets know, and the rest. */
public enum ScriptType {
  /** Pay to a bare public key. No address of its own. */
  P2PK,
  /** Pay to the hash of a public key. */
  P2PKH,
  /** Bare multisig (BIP 11). No address. */
  P2MS,
  /** Pay to the hash of a script (BIP 16). */
  P2SH,
  /** Witness version 0, key hash (BIP 141). */
  P2WPKH,
  /** Witness version 0, script hash (BIP 141). */
  P2WSH,
  /** Witness version 1, taproot (BIP 341). */
  P2TR,
  /** A witness program of a version or length not defined yet, pay-to-anchor among them. */
  WITNESS_UNKNOWN,
  /** Data; the value can never be spent. */
  OP_RETURN,
  /** Anything else; it may well be spendable. */
  NON_STANDARD
}
