/** Writes STIX. Imports {@code export}, {@code export.flow} and {@code graph}. */
@NullMarked
package org.tracer.export.stix;

import org.jspecify.annotations.NullMarked;
