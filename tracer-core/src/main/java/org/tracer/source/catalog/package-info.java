/**
 * Where the blocks of a whole chain lie in a node's files, and which of them are the chain: found
 * by headers alone, in little memory. Imports {@code chain}, {@code column}, {@code error}, {@code
 * source.codec} and {@code source.blocks}.
 */
@NullMarked
package org.tracer.source.catalog;

import org.jspecify.annotations.NullMarked;
