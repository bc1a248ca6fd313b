/** Writes GraphML. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.graphml;

import org.jspecify.annotations.NullMarked;
