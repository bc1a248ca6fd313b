/**
 * Whole block files decoded at about the speed of SHA-256, for jobs that look at every block of a
 * chain. Rows of numbers instead of objects; ids are recomputed, Merkle roots checked. Imports
 * {@code chain}, {@code error} and {@code source.codec}.
 */
@NullMarked
package org.tracer.source.scan;

import org.jspecify.annotations.NullMarked;
