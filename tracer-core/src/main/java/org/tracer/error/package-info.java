/** Every failure the library reports on purpose. Imports nothing of the project. */
@NullMarked
package org.tracer.error;

import org.jspecify.annotations.NullMarked;
