/**
 * Proofs for transactions of EVM chains: written from a source, verified without one, and held
 * against what a result says. Imports {@code trace}, {@code ledger}, {@code chain}, {@code error},
 * the codec and event reading of {@code source.evm}, and JSON of {@code source}.
 */
@NullMarked
package org.tracer.evidence.evm;

import org.jspecify.annotations.NullMarked;
