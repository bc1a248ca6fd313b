/** Writes tag packs. Imports {@code export}, {@code export.flow} and {@code graph}. */
@NullMarked
package org.tracer.export.tagpack;

import org.jspecify.annotations.NullMarked;
