/** Writes CSV. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.csv;

import org.jspecify.annotations.NullMarked;
