package org.tracer.evidence.evm;

import org.tracer.chain.evm.EvmHash;

/**
 * A block in which proven transactions stand, and how it is known that it is the chain's.
 *
 * @param basis from what that follows, in words
 * @param work whether it carries proof of work, which is not checked
 */
public record GradedHeader(
    long height, EvmHash hash, HeaderGrade grade, String basis, boolean work) {}
