/**
 * Every answer of a source kept before it is used, and given again without a network. Imports
 * {@code error}, {@code chain}, {@code ledger} and {@code source.http}.
 */
@NullMarked
package org.tracer.source.recording;

import org.jspecify.annotations.NullMarked;
