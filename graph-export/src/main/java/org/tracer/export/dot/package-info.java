/** Writes Graphviz. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.dot;

import org.jspecify.annotations.NullMarked;
