/**
 * Columns on disk that are read where they lie: bit vectors with rank and select, monotone
 * sequences in little more space than theory allows, packed numbers. Files are mapped into memory,
 * so what is read often stays in the system's cache and the heap stays small.
 */
@NullMarked
package org.tracer.succinct;

import org.jspecify.annotations.NullMarked;
