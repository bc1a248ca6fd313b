/** Writes events for MISP. Imports {@code export}, {@code export.flow} and {@code graph}. */
@NullMarked
package org.tracer.export.misp;

import org.jspecify.annotations.NullMarked;
