/**
 * Chains of accounts read from any node with the JSON-RPC interface of Ethereum. Imports {@code
 * error}, {@code chain}, {@code ledger}, {@code source.http}, {@code source.remote} and web3j.
 */
@NullMarked
package org.tracer.source.evm.rpc;

import org.jspecify.annotations.NullMarked;
