/** Tests of rendering by itself. */
@NullMarked
package org.tracer.cli.render;

import org.jspecify.annotations.NullMarked;
