/**
 * Chains of accounts read from explorers: Etherscan and what speaks its language, and Blockscout.
 * Imports {@code error}, {@code chain}, {@code ledger}, {@code source.http}, {@code source.remote}
 * and {@code source.evm.rpc}.
 */
@NullMarked
package org.tracer.source.evm.explorer;

import org.jspecify.annotations.NullMarked;
