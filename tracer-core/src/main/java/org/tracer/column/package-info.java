/** Growable arrays of primitives, for ledgers and sweeps that hold millions of rows. Not API. */
@NullMarked
package org.tracer.column;

import org.jspecify.annotations.NullMarked;
