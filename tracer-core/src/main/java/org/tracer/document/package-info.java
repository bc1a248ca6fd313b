/**
 * The canonical JSON document of a trace, {@code tracer-trace/1}: written, read back and checked.
 * Imports {@code trace} and what lies below it.
 */
@NullMarked
package org.tracer.document;

import org.jspecify.annotations.NullMarked;
