/** Tests of what options do by themselves. */
@NullMarked
package org.tracer.cli.option;

import org.jspecify.annotations.NullMarked;
