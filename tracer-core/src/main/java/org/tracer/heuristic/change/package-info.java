/**
 * Change detection: heuristics that each rule outputs out as the change of a transaction, and,
 * apart from them, what they say together. Annotates; no amount depends on it. Imports {@code
 * heuristic}, {@code ledger}, {@code chain} and {@code error}.
 */
@NullMarked
package org.tracer.heuristic.change;

import org.jspecify.annotations.NullMarked;
