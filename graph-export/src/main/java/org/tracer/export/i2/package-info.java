/**
 * Writes tables for the import of i2 Analyst's Notebook. Imports {@code export}, {@code
 * export.flow} and {@code graph}.
 */
@NullMarked
package org.tracer.export.i2;

import org.jspecify.annotations.NullMarked;
