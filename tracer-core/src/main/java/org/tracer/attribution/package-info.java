/**
 * Who says an address belongs to whom, and on what source. Imports {@code chain}, {@code error}.
 */
@NullMarked
package org.tracer.attribution;

import org.jspecify.annotations.NullMarked;
