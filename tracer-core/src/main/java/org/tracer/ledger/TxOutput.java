package org.tracer.ledger;

import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.LockingScript;

/** An amount and the script that locks it. */
public record TxOutput(Satoshi value, LockingScript script) {}
