package org.tracer.ledger.account;

import org.jspecify.annotations.Nullable;

/**
 * A transaction, how it is known, and what proves it.
 *
 * @param proof null if the source gives too little for one; the attestation then says why
 */
public record AttestedTransaction(Attestation attestation, @Nullable EvmProof proof) {}
