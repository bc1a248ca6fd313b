/**
 * What is said of a result beside its sums: claims of others about addresses, and inferences. No
 * amount depends on it. Imports {@code heuristic}.
 */
@NullMarked
package org.tracer.annotation;

import org.jspecify.annotations.NullMarked;
