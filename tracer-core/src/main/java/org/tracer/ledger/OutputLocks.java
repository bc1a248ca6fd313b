package org.tracer.ledger;

import org.tracer.chain.bitcoin.LockingScript;

/** Looks up what locks an output, for ledgers where that costs more than its amount. */
public interface OutputLocks {

  /** Whether no transaction can ever spend the output. */
  boolean isUnspendable(long number);

  LockingScript script(long number);
}
