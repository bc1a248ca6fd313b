/** The result of a trace as a JGraphT graph. */
@NullMarked
package org.tracer.graph;

import org.jspecify.annotations.NullMarked;
