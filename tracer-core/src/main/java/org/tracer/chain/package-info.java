/**
 * What an address, an outpoint, a transaction id, an amount and a block are, exactly. Imports only
 * {@code error}.
 */
@NullMarked
package org.tracer.chain;

import org.jspecify.annotations.NullMarked;
