/** Tests of reports. */
@NullMarked
package org.tracer.export.report;

import org.jspecify.annotations.NullMarked;
