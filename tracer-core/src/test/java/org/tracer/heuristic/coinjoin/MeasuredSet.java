package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.function.Supplier;
import org.tracer.ledger.Transaction;

/**
 * Transactions of which something is known.
 *
 * @param truth what is known, and from whom
 */
record MeasuredSet(String name, String truth, Supplier<List<Transaction>> transactions) {}
