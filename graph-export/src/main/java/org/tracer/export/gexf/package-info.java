/** Writes GEXF. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.gexf;

import org.jspecify.annotations.NullMarked;
