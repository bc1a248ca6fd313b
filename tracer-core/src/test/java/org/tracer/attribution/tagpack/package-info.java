@NullMarked
package org.tracer.attribution.tagpack;

import org.jspecify.annotations.NullMarked;
