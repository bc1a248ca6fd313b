/**
 * Chains made up at random, and the rules once more: as slowly and plainly as possible, from their
 * definitions. Shares nothing with the tracer but requests and names.
 */
@NullMarked
package org.tracer.naive;

import org.jspecify.annotations.NullMarked;
