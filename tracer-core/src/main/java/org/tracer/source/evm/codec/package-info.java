/**
 * What a block of an EVM chain commits to, byte by byte: RLP, headers, transactions, receipts,
 * tries and proofs. Shared by the sources; imports {@code chain}, {@code error} and the strict JSON
 * of {@code source.http}, and web3j for Keccak-256 and the keys behind signatures.
 */
@NullMarked
package org.tracer.source.evm.codec;

import org.jspecify.annotations.NullMarked;
