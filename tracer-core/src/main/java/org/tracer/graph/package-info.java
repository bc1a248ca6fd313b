/**
 * The result of a trace as a JGraphT graph, for embedders' algorithms and for exports. Imports
 * {@code trace}, {@code ledger} and {@code chain}.
 */
@NullMarked
package org.tracer.graph;

import org.jspecify.annotations.NullMarked;
