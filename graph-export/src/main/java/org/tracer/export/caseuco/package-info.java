/** Writes CASE/UCO. Imports {@code export}, {@code export.flow} and {@code graph}. */
@NullMarked
package org.tracer.export.caseuco;

import org.jspecify.annotations.NullMarked;
