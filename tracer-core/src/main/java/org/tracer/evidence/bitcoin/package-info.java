/**
 * Proofs that the transactions of a result stand in blocks of a Bitcoin chain: written beside the
 * result, and checked without any source. Imports {@code chain}, {@code ledger}, {@code trace} and
 * the codecs of {@code source}.
 */
@NullMarked
package org.tracer.evidence.bitcoin;

import org.jspecify.annotations.NullMarked;
