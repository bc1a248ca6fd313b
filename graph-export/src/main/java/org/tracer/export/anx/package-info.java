/**
 * Writes charts of i2 Analyst's Notebook. Imports {@code export}, {@code export.flow} and {@code
 * graph}.
 */
@NullMarked
package org.tracer.export.anx;

import org.jspecify.annotations.NullMarked;
