/**
 * Lists of addresses that others publish: OFAC's, label files, tables. Imports {@code attribution}
 * and {@code error}.
 */
@NullMarked
package org.tracer.attribution.list;

import org.jspecify.annotations.NullMarked;
