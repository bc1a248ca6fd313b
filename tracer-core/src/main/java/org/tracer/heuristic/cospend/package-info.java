/**
 * Which addresses one entity is likely to control, because one transaction spends from all of them.
 * Every result is an inference and names its rule, version and parameters. Imports {@code ledger},
 * {@code heuristic}, {@code heuristic.coinjoin}, {@code chain}, {@code column} and {@code error}.
 */
@NullMarked
package org.tracer.heuristic.cospend;

import org.jspecify.annotations.NullMarked;
