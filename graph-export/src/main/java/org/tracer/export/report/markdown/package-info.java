/** Reports as Markdown. */
@NullMarked
package org.tracer.export.report.markdown;

import org.jspecify.annotations.NullMarked;
