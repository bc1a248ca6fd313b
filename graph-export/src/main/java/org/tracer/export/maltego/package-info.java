/**
 * Writes graphs and tables for Maltego. Imports {@code export}, {@code export.flow} and {@code
 * graph}.
 */
@NullMarked
package org.tracer.export.maltego;

import org.jspecify.annotations.NullMarked;
