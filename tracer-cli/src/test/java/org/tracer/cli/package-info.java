/** Tests of the whole command line, with its streams apart. */
@NullMarked
package org.tracer.cli;

import org.jspecify.annotations.NullMarked;
