/** Tells transfers that only pretend: address poisoning, counterfeit tokens, dust. */
@NullMarked
package org.tracer.heuristic.poisoning;

import org.jspecify.annotations.NullMarked;
