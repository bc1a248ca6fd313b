/**
 * A whole chain, and what was inferred of all of it, as CSV for databases and data lakes. Imports
 * {@code export}, {@code census}, {@code heuristic}, {@code ledger} and {@code chain}.
 */
@NullMarked
package org.tracer.export.tables;

import org.jspecify.annotations.NullMarked;
