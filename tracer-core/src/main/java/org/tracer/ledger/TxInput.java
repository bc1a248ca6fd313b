package org.tracer.ledger;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;

/**
 * One spent output, seen from the transaction that spends it.
 *
 * @param output amount and lock of the spent output; null if the data does not hold it
 */
public record TxInput(OutPoint spent, @Nullable TxOutput output) {}
