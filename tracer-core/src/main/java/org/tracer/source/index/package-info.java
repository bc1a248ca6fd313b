/**
 * Tracer's own index of a whole chain: which files it has, and how they are read. It holds numbers
 * and locking scripts; transactions themselves, and their ids, stay in the node's block files and
 * are read back from there.
 */
@NullMarked
package org.tracer.source.index;

import org.jspecify.annotations.NullMarked;
