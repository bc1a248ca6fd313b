package org.tracer.evidence.evm;

import org.tracer.ledger.account.Transfer;

/**
 * A transfer of a result and how far it is proven.
 *
 * @param basis what it follows from, or why it does not, in words
 */
public record TransferProof(Transfer transfer, ProofGrade grade, String basis) {}
