/** Writes JSON. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.json;

import org.jspecify.annotations.NullMarked;
