/** Tests of reports as PDF. */
@NullMarked
package org.tracer.export.report.pdf;

import org.jspecify.annotations.NullMarked;
