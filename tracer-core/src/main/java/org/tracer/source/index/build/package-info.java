/**
 * Builds the index: one pass over the blocks, then sorting and joining in pieces that fit into
 * memory, whatever the chain's length.
 */
@NullMarked
package org.tracer.source.index.build;

import org.jspecify.annotations.NullMarked;
