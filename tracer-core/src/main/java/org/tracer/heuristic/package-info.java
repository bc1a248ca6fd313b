/**
 * What heuristics have in common: what they look at and how they answer. Each heuristic has a
 * package of its own. Imports {@code ledger}, {@code chain}, {@code column} and {@code error}.
 */
@NullMarked
package org.tracer.heuristic;

import org.jspecify.annotations.NullMarked;
