package org.tracer.heuristic.cospend;

/**
 * What a clustering was made from.
 *
 * @param transactions all that were looked at
 * @param inputs of all these; a coinbase has none
 * @param unknownSources inputs whose spent output is not in the data: they join nothing
 * @param severalInputs transactions with two inputs or more
 * @param merging transactions that joined what no earlier one had joined
 * @param setApart transactions that look like a CoinJoin and therefore joined nothing
 * @param inconclusive transactions that may look so, were unknown inputs known; they joined nothing
 */
public record CoSpendCounts(
    long transactions,
    long inputs,
    long unknownSources,
    long severalInputs,
    long merging,
    long setApart,
    long inconclusive) {}
