/**
 * Bitcoin's own serialisation, byte by byte: transactions, block headers, Merkle trees. Shared by
 * the sources; imports {@code chain}, {@code error} and the values of {@code ledger}.
 */
@NullMarked
package org.tracer.source.codec;

import org.jspecify.annotations.NullMarked;
