package org.tracer.heuristic.cospend;

/**
 * What a clustering was made from.
 *
 * @param transactions all that were looked at
 * @param inputs of all these; a coinbase has none
 * @param unknownSources inputs whose spent output is not in the data: they join nothing
 * @param severalInputs transactions with two inputs or more
 * @param merging transactions that joined what no earlier one had joined
 * @param setApart transactions of several addresses that a guard takes for several owners', and
 *     that therefore joined nothing
 * @param inconclusive transactions of which a guard cannot tell; they joined nothing
 * @param dust addresses that were left out of a transaction because only unsolicited dust of them
 *     is spent in it, counted once a transaction
 */
public record CoSpendCounts(
    long transactions,
    long inputs,
    long unknownSources,
    long severalInputs,
    long merging,
    long setApart,
    long inconclusive,
    long dust) {}
