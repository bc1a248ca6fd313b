/** Reports as one HTML file. */
@NullMarked
package org.tracer.export.report.html;

import org.jspecify.annotations.NullMarked;
