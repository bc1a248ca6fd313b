package org.tracer.evidence.evm;

/** How far the proven bytes of a transaction bear out a transfer. */
public enum ProofGrade {
  /** It follows from the transaction as signed, its receipts and its header. */
  PROVEN,
  /** A contract moved it: to be checked only by running the transaction again. */
  TRACE_ONLY,
  /** The proofs say nothing of it. */
  NOT_PROVEN,
  /** The proofs say something else. */
  CONTRADICTED
}
