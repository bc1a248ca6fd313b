/**
 * Deposit addresses of services on chains of accounts, told by their behaviour: what they receive
 * they forward to a wallet that is known to be the service's. Imports {@code heuristic} with its
 * {@code poisoning}, {@code ledger.account}, {@code chain}.
 */
@NullMarked
package org.tracer.heuristic.deposit;

import org.jspecify.annotations.NullMarked;
