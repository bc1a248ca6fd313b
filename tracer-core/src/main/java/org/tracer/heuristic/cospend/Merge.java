package org.tracer.heuristic.cospend;

/**
 * Why two addresses are in one cluster: the first transaction, in chain order, that joined the
 * parts they were in. All three are numbers of the tables; that the transaction spends from both
 * addresses is a ledger fact, that one entity controls both is the inference.
 */
public record Merge(long transaction, long address, long joined) {}
