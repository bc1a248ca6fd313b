/**
 * What rules for red flags look at: payments as the chain has them, in one form for all chains and
 * for histories and results alike. Imports {@code trace}, {@code accounting}, {@code annotation},
 * {@code heuristic}, {@code ledger} and {@code chain}.
 */
@NullMarked
package org.tracer.indicator.seen;

import org.jspecify.annotations.NullMarked;
