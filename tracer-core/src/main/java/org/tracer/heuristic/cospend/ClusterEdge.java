package org.tracer.heuristic.cospend;

import org.tracer.chain.bitcoin.LockingScript;

/**
 * One transaction joins two addresses. A transaction that spends from <i>k</i> addresses has
 * <i>k</i> − 1 edges, all from the address of its first input that counts.
 *
 * @param merging whether no earlier transaction, nor an earlier edge of this one, had joined the
 *     two
 */
public record ClusterEdge(
    CoSpendEvidence evidence, LockingScript address, LockingScript joined, boolean merging) {}
