/** The neutral document that every renderer of reports writes. */
@NullMarked
package org.tracer.export.report.text;

import org.jspecify.annotations.NullMarked;
