/**
 * The {@code blocks:} source: a ledger from block files on disk. Imports {@code chain}, {@code
 * ledger} and {@code source.codec}.
 */
@NullMarked
package org.tracer.source.blocks;

import org.jspecify.annotations.NullMarked;
