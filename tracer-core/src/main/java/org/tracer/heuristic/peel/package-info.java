/**
 * Peel chains: successive spends, each of which splits a small payment from a large remainder,
 * followed by the change that is asserted, and put into one line for reading. Imports {@code
 * heuristic}, {@code ledger}, {@code chain} and {@code error}.
 */
@NullMarked
package org.tracer.heuristic.peel;

import org.jspecify.annotations.NullMarked;
