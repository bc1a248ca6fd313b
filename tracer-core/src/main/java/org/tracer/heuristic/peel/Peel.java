package org.tracer.heuristic.peel;

import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.heuristic.Inference;
import org.tracer.ledger.TxOutput;

/**
 * One link of a peel chain: a spend that pays one output away and keeps the other. Which is which
 * is an inference; the amounts are facts of the ledger.
 *
 * @param block that holds the spend
 * @param spent the remainder of the link before, or the start
 * @param paid the output peeled off
 * @param payment its amount and lock
 * @param service whether its lock is known to be a service's
 * @param remainder the output that goes on
 * @param remaining its amount and lock
 * @param addedSat what a second input brought in, satoshi; 0 if there is none
 * @param feeSat satoshi
 * @param change why the remainder is taken for the change
 */
public record Peel(
    BlockRef block,
    OutPoint spent,
    OutPoint paid,
    TxOutput payment,
    boolean service,
    OutPoint remainder,
    TxOutput remaining,
    long addedSat,
    long feeSat,
    Inference change) {}
