/**
 * Reads the chain from a Bitcoin Core node, or one that speaks like it, over JSON-RPC: raw blocks
 * and transactions, parsed and checked here. Imports {@code chain}, {@code ledger}, {@code
 * source.codec}, {@code source.http} and {@code source.remote}.
 */
@NullMarked
package org.tracer.source.bitcoind;

import org.jspecify.annotations.NullMarked;
