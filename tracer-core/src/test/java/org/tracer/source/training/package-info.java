/** How the training case on accounts is made, and whether its recording says what its books say. */
@NullMarked
package org.tracer.source.training;

import org.jspecify.annotations.NullMarked;
