@NullMarked
package org.tracer.attribution;

import org.jspecify.annotations.NullMarked;
