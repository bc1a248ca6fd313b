/**
 * How other software reads a trace: what every format says of a graph, and where files go. One
 * package below for each format, found as a service. Imports {@code graph}, {@code trace} and
 * {@code chain}.
 */
@NullMarked
package org.tracer.export;

import org.jspecify.annotations.NullMarked;
