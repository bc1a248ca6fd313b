/** Reports of traces to sign and to hand in: one template, several renderers. */
@NullMarked
package org.tracer.export.report;

import org.jspecify.annotations.NullMarked;
