@NullMarked
package org.tracer.attribution.list;

import org.jspecify.annotations.NullMarked;
