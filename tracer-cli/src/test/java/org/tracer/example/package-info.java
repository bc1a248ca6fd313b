/** The example of the README. */
@NullMarked
package org.tracer.example;

import org.jspecify.annotations.NullMarked;
