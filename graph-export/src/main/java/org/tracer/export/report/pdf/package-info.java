/** Reports as PDF/A, laid out by Apache FOP. */
@NullMarked
package org.tracer.export.report.pdf;

import org.jspecify.annotations.NullMarked;
