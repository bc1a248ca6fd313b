/**
 * Reads the chain from the REST interface that mempool.space, blockstream.info and self-hosted
 * Esplora servers share, believing nothing that can be computed. Imports {@code chain}, {@code
 * ledger}, {@code source.codec}, {@code source.http} and {@code source.remote}.
 */
@NullMarked
package org.tracer.source.esplora;

import org.jspecify.annotations.NullMarked;
