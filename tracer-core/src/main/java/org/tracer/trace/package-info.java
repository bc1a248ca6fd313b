/**
 * Where did these funds go, where are they now, and why did we stop? The chronological sweep and
 * its result.
 */
@NullMarked
package org.tracer.trace;

import org.jspecify.annotations.NullMarked;
